using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Local.Settings;

/// <summary>
/// Settings of environments from outside their files: <c>PROVISIONING__DEV__REALM__URL</c>, or <c>{"dev": {"realm": {"url": ...}}}</c>
/// in <c>.provisioning/settings.json</c>, stands for <c>realm.url</c> of <c>stacks/environments/dev.json</c> and wins over it, so
/// that a pipeline or a developer sets an address without touching a declaration.
/// Case does not count, and where a name has a hyphen, which shells refuse in variables, an underscore does as well.
/// </summary>
public static class EnvironmentSettings
{
    public const string Prefix = "PROVISIONING__";

    /// <summary>Settings of this machine, beside what it wrote itself and as little in version control.</summary>
    public const string SettingsFile = ".provisioning/settings.json";

    /// <summary>
    /// What the settings file of this machine says, and above it the variables. Without either the configuration library stays unloaded.
    /// </summary>
    /// <param name="root">The project folder, absolute.</param>
    /// <param name="variables">Environment variables by name.</param>
    /// <param name="environments">The names of the environments that there are.</param>
    public static EnvironmentOverrides Load(
        string root, IEnumerable<KeyValuePair<string, string>> variables, IReadOnlyCollection<string> environments)
    {
        var file = Path.Combine(root, SettingsFile);
        var own = variables.Where(v => v.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).ToArray();
        return own.Length == 0 && !File.Exists(file)
            ? new EnvironmentOverrides(ImmutableSortedDictionary<string, SourceFile>.Empty, [])
            : LoadFrom(file, own, environments);
    }

    private static EnvironmentOverrides LoadFrom(
        string file, KeyValuePair<string, string>[] variables, IReadOnlyCollection<string> environments)
    {
        try
        {
            return From(
                new ConfigurationBuilder()
                    .AddJsonFile(file, optional: true, reloadOnChange: false)
                    .AddInMemoryCollection(variables.Select(v => KeyValuePair.Create<string, string?>(
                        v.Key[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal), v.Value)))
                    .Build(),
                environments);
        }
        catch (InvalidDataException problem)
        {
            var reason = (problem.InnerException ?? problem).Message;
            return new EnvironmentOverrides(
                ImmutableSortedDictionary<string, SourceFile>.Empty,
                [ProjectCodes.SettingsUnreadable.At(Place.InFile(SettingsFile), $"The settings of this machine cannot be read: {reason}")]);
        }
    }

    /// <param name="configuration">Sections by environment, for example <c>DEV:REALM:URL</c>.</param>
    public static EnvironmentOverrides From(IConfiguration configuration, IReadOnlyCollection<string> environments)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, SourceFile>(StringComparer.Ordinal);
        var findings = new List<Diagnostic>();
        foreach (var section in configuration.GetChildren().OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            var environment = environments.FirstOrDefault(e => SettingNames.Same(e, section.Key));
            if (environment is null)
            {
                findings.Add(Unknown(
                    section.Key,
                    $"there is no environment '{section.Key}'",
                    Spelling.Suggest(section.Key.ToLowerInvariant(), environments)));
            }
            else if (section.Value is not null)
            {
                findings.Add(Unknown(section.Key, "it names no setting", string.Empty));
            }
            else if (Overlay(section, findings) is { Count: > 0 } overlay)
            {
                files[environment] = new SourceFile(
                    $"settings of this machine ({Variable(section.Key)}__* or {SettingsFile})", Encoding.UTF8.GetBytes(overlay.ToJsonString()));
            }
        }

        return new EnvironmentOverrides(files.ToImmutable(), Diagnostic.Sort(findings));
    }

    private static JsonObject Overlay(IConfigurationSection environment, List<Diagnostic> findings)
    {
        var overlay = new JsonObject();
        foreach (var (path, value) in environment.AsEnumerable(makePathsRelative: true).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            // How to sign in to a server is read where the server is reached, and goes nowhere else.
            if (value is null || SettingNames.IsSignIn(path))
            {
                continue;
            }

            // Only known settings are copied, so nothing else in the environment, such as a password, gets any further.
            if (SettingNames.Find(path) is { } setting)
            {
                var section = overlay[setting.Section] as JsonObject ?? [];
                section[setting.Name] = value;
                overlay[setting.Section] = section;
            }
            else
            {
                var name = $"{environment.Key}:{path}";
                findings.Add(Unknown(name, "no setting has this name", SettingNames.Suggest(path)));
            }
        }

        return overlay;
    }

    private static Diagnostic Unknown(string path, string reason, string next)
    {
        var variable = Variable(path);
        return ProjectCodes.SettingUnknown.At(Place.Of(variable), $"The setting {variable} means nothing: {reason}.", next);
    }

    private static string Variable(string path) =>
        Prefix + path.TrimEnd(':').Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();
}
