using System.Buffers;
using System.Text.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Resources.Previews;

/// <summary>
/// Reads <c>pulumi preview --json</c> step by step, so that no more than one step is held as text: the preview of a realm with
/// thousands of technical users has hundreds of megabytes.
/// </summary>
/// <param name="file">What findings call it.</param>
internal sealed class PreviewDocument(string file)
{
    private const int FirstBuffer = 1 << 16;
    private const int MostTokens = 256;

    private readonly List<Diagnostic> findings = [];
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = MostTokens });
    private Position position = Position.Start;
    private int line = 1;

    private enum Position
    {
        Start,
        Root,
        Steps,
        End,
    }

    public IReadOnlyList<Diagnostic> Findings => findings;

    public bool HasSteps { get; private set; }

    /// <summary>Hands over each step as it comes. What cannot be read is a finding, and ends the reading.</summary>
    public async Task ReadAsync(Stream stream, Action<PreviewStep> step, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var filled = 0;
            while (true)
            {
                var count = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
                filled += count;
                if (!TryAdvance(buffer.AsSpan(0, filled), count == 0, step, out var consumed) || count == 0)
                {
                    break;
                }

                buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
                filled -= consumed;
                if (filled == buffer.Length)
                {
                    buffer = Grow(buffer);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }

        if (!HasSteps && findings.Count == 0)
        {
            Refuse("The file has no 'steps'.");
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }

    private bool TryAdvance(ReadOnlySpan<byte> bytes, bool isLast, Action<PreviewStep> step, out int consumed)
    {
        consumed = 0;
        try
        {
            // A byte order mark is none of JSON's business, and may come in pieces.
            if (position == Position.Start && !isLast && bytes.Length < 3)
            {
                return true;
            }

            if (position == Position.Start && bytes.StartsWith("\uFEFF"u8))
            {
                bytes = bytes[3..];
                consumed = 3;
            }

            var reader = new Utf8JsonReader(bytes, isLast, state);
            var done = 0;
            while (Next(ref reader, bytes, ref done, step))
            {
                line += bytes[done..(int)reader.BytesConsumed].Count((byte)'\n');
                done = (int)reader.BytesConsumed;
                state = reader.CurrentState;
            }

            consumed += done;
            return true;
        }
        catch (JsonException malformed)
        {
            // The parser's own words may quote the text.
            Refuse("The file is no JSON, or breaks off.", (int)(malformed.LineNumber ?? 0) + 1);
            return false;
        }
    }

    /// <summary>Takes one thing that is there as a whole; false where more text is needed or nothing is left.</summary>
    private bool Next(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, ref int done, Action<PreviewStep> step)
    {
        if (!reader.Read())
        {
            return false;
        }

        switch (position)
        {
            case Position.Start when reader.TokenType == JsonTokenType.StartObject:
                position = Position.Root;
                return true;
            case Position.Start:
                position = Position.End;
                Refuse("The file holds no object.");
                return reader.TrySkip();
            case Position.Root when reader.TokenType == JsonTokenType.PropertyName:
                return Member(ref reader);
            case Position.Steps when reader.TokenType == JsonTokenType.EndArray:
                position = Position.Root;
                return true;
            case Position.Steps:
                var at = line + bytes[done..(int)reader.TokenStartIndex].Count((byte)'\n');
                return Step(ref reader, at, step);
            default:
                position = Position.End;
                return true;
        }
    }

    private bool Member(ref Utf8JsonReader reader)
    {
        var isSteps = reader.ValueTextEquals("steps"u8);
        var areDiagnostics = reader.ValueTextEquals("diagnostics"u8);
        if (!reader.Read())
        {
            return false;
        }

        if (isSteps && reader.TokenType == JsonTokenType.StartArray)
        {
            (HasSteps, position) = (true, Position.Steps);
            return true;
        }

        if (!areDiagnostics)
        {
            return reader.TrySkip();
        }

        if (!JsonDocument.TryParseValue(ref reader, out var parsed))
        {
            return false;
        }

        using (parsed)
        {
            if (parsed.RootElement.ValueKind == JsonValueKind.Array && parsed.RootElement.EnumerateArray().Any(IsError))
            {
                findings.Add(PreviewCodes.Failed.At(Place.InFile(file, line, 1), "Pulumi ended this preview with an error, so it may lack steps."));
            }
        }

        return true;
    }

    private bool Step(ref Utf8JsonReader reader, int at, Action<PreviewStep> step)
    {
        if (!JsonDocument.TryParseValue(ref reader, out var parsed))
        {
            return false;
        }

        using (parsed)
        {
            if (PreviewStepReader.Read(parsed.RootElement, Place.InFile(file, at, 1)) is { } read)
            {
                step(read);
            }
            else
            {
                findings.Add(PreviewCodes.UnknownStep.At(Place.InFile(file, at, 1), "A step names no resource or no operation."));
            }
        }

        return true;
    }

    private static bool IsError(JsonElement diagnostic) => diagnostic.ValueKind == JsonValueKind.Object
        && diagnostic.TryGetProperty("severity", out var severity) && severity.ValueKind == JsonValueKind.String && severity.ValueEquals("error");

    private void Refuse(string message, int at = 0) => findings.Add(PreviewCodes.NotAPreview.At(Place.InFile(file, at, at > 0 ? 1 : 0), message));
}
