using Provisioning.Applying;
using Spectre.Console;

namespace Provisioning.Cli.Terminals;

/// <summary>A bar on a terminal while a plan is applied.</summary>
internal static class LiveProgress
{
    public static async Task<ApplyReport> ShowAsync(TextWriter writer, string title, Func<IProgress<ApplyProgress>, Task<ApplyReport>> work)
    {
        var console = SpectreConsole.Over(writer);
        console.Profile.Width = 80;
        return await console.Progress().AutoClear(true).StartAsync(context =>
        {
            var bar = context.AddTask(Markup.Escape(Page.Printable(title)));
            return work(new Bar(bar));
        }).ConfigureAwait(false);
    }

    private sealed class Bar(ProgressTask task) : IProgress<ApplyProgress>
    {
        public void Report(ApplyProgress value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
        }
    }
}
