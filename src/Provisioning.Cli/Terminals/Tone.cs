namespace Provisioning.Cli.Terminals;

/// <summary>What a piece of text means to the eye; only a terminal shows it.</summary>
internal enum Tone
{
    Plain,
    Strong,
    Quiet,
    Good,
    Caution,
    Bad,
}
