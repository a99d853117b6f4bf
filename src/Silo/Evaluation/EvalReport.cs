using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Conversations;
using MirtAi.Silo.Files;

namespace MirtAi.Silo.Evaluation;

/// <summary>How all cases of a run went, as a JSON file that a later run is compared with.</summary>
/// <param name="Passed">How many pass.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Cases">Each of them, in order.</param>
public sealed record EvalReport(int Passed, int Total, ImmutableArray<CaseVerdict> Cases)
{
    // People read the file, too.
    private static readonly EvalReportJson Json = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });

    /// <summary>The report of a run.</summary>
    public static EvalReport Of(ImmutableArray<CaseOutcome> outcomes) => new(
        outcomes.Count(outcome => outcome.Passes), outcomes.Length, [.. outcomes.Select(Verdict)]);

    /// <summary>Reads the report of an earlier run.</summary>
    /// <exception cref="CaseFileException">There is none in the file.</exception>
    public static EvalReport Read(string file)
    {
        var faults = new List<string>();
        try
        {
            if (DataFile.Read(file).Text(faults) is { } text
                && JsonSerializer.Deserialize(text, Json.EvalReport) is { Cases.IsDefault: false } report)
                return report;
        }
        catch (JsonException)
        {
            // Told below with what to do.
        }

        if (faults is [])
            faults.Add($"{file}:0: is no report of a run; \"eval FILE... --json {file}\" writes one");
        throw new CaseFileException(faults);
    }

    /// <summary>Writes it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Json.EvalReport) + "\n");

    /// <summary>Writes which cases turned since an earlier run; those that only one of the runs has are counted.</summary>
    public void WriteChanges(EvalReport earlier, TextWriter output)
    {
        var before = earlier.Cases.ToLookup(verdict => verdict.Id, StringComparer.Ordinal);
        var turned = Cases.Where(now => before[now.Id].FirstOrDefault() is { } then && then.Passes != now.Passes).ToImmutableArray();
        WriteTurned("newly failing", [.. turned.Where(verdict => !verdict.Passes)], output);
        WriteTurned("newly passing", [.. turned.Where(verdict => verdict.Passes)], output);
        var known = Cases.Select(verdict => verdict.Id).ToHashSet(StringComparer.Ordinal);
        var added = Cases.Count(verdict => !before.Contains(verdict.Id));
        var gone = earlier.Cases.Count(verdict => !known.Contains(verdict.Id));
        output.WriteLine(FormattableString.Invariant(
            $"compared: {earlier.Passed} of {earlier.Total} passed before, {added} new, {gone} gone"));
    }

    private static void WriteTurned(string title, ImmutableArray<CaseVerdict> verdicts, TextWriter output)
    {
        output.WriteLine(FormattableString.Invariant($"{title}: {verdicts.Length}"));
        foreach (var verdict in verdicts)
            output.WriteLine(verdict.Passes ? $"  {verdict.Id}" : $"  {verdict.Id}: {string.Join("; ", verdict.Faults)}");
    }

    private static CaseVerdict Verdict(CaseOutcome outcome)
    {
        if (outcome.Result?.Conversation is not { } conversation)
            return new CaseVerdict(outcome.Case.Id, outcome.Passes, "", "", outcome.Faults) { Type = outcome.Verdict?.Type.Name() };
        return new CaseVerdict(
            outcome.Case.Id, outcome.Passes, (conversation.LastIntent ?? Intent.Unknown).ContractName(), conversation.State.ContractName(),
            outcome.Faults);
    }
}
