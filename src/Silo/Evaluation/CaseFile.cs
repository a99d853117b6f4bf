using System.Collections.Immutable;
using System.Text.Json;
using MirtAi.Silo.Files;

namespace MirtAi.Silo.Evaluation;

/// <summary>Reads conversation cases: JSON Lines, one case a line. Blank lines are skipped.</summary>
public static class CaseFile
{
    /// <summary>The cases of the files, in order.</summary>
    /// <exception cref="CaseFileException">A file is missing, unreadable or faulty.</exception>
    public static ImmutableArray<EvalCase> Read(IEnumerable<string> files)
    {
        var faults = new List<string>();
        var cases = ImmutableArray.CreateBuilder<EvalCase>();
        foreach (var file in files)
            Read(file, cases, faults);
        return faults.Count == 0 ? cases.ToImmutable() : throw new CaseFileException(faults);
    }

    private static void Read(string file, ImmutableArray<EvalCase>.Builder cases, List<string> faults)
    {
        if (DataFile.Read(file).Text(faults) is not { } text)
            return;

        var (number, before) = (0, cases.Count + faults.Count);
        using var lines = new StringReader(text);
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                Take(line, $"{file}:{number}", cases, faults);
        }

        if (cases.Count + faults.Count == before)
            faults.Add($"{file}:0: holds no case");
    }

    private static void Take(string line, string place, ImmutableArray<EvalCase>.Builder cases, List<string> faults)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            cases.Add(new CaseReader(document.RootElement).Case(Path.GetFileName(place)));
        }
        catch (JsonException exception)
        {
            faults.Add($"{place}: not JSON: {exception.Message}");
        }
        catch (FormatException exception)
        {
            faults.Add($"{place}: {exception.Message}");
        }
    }
}
