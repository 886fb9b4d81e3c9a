namespace Provisioning.Cli.Terminals;

/// <summary>Text without colours, for pipes and files.</summary>
internal sealed class PlainPage(TextWriter writer) : Page
{
    public override Page Line()
    {
        writer.Write('\n');
        return this;
    }

    protected override void Put(string text, Tone tone) => writer.Write(text);
}
