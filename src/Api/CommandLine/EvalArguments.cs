using System.Collections.Immutable;

namespace MirtAi.Api.CommandLine;

/// <summary>What <c>./mirt eval</c> was asked to do.</summary>
internal sealed record EvalArguments
{
    public const string Usage = "usage: ./mirt eval FILE... [--provider NAME] [--failures FILE] [--json FILE] [--compare FILE]";

    public const string Scripted = "scripted";

    /// <summary>The files of cases.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>The model that answers.</summary>
    public string Provider { get; init; } = Scripted;

    /// <summary>Where the failing cases are written; null if nowhere.</summary>
    public string? Failures { get; init; }

    /// <summary>Where the report is written; null if nowhere.</summary>
    public string? Report { get; init; }

    /// <summary>The report of the run that this one is compared with; null if with none.</summary>
    public string? Compare { get; init; }

    /// <summary>The arguments; null if they make no sense.</summary>
    public static EvalArguments? Parse(string[] args)
    {
        var parsed = new EvalArguments();
        for (var index = 0; index < args.Length; index++)
        {
            if (!args[index].StartsWith("--", StringComparison.Ordinal))
                parsed = parsed with { Files = parsed.Files.Add(args[index]) };
            else if (index + 1 < args.Length && parsed.With(args[index], args[++index]) is { } more)
                parsed = more;
            else
                return null;
        }

        return parsed.Files.IsEmpty ? null : parsed;
    }

    private EvalArguments? With(string option, string value) => option switch
    {
        _ when value.StartsWith("--", StringComparison.Ordinal) => null,
        "--provider" => this with { Provider = value },
        "--failures" => this with { Failures = value },
        "--json" => this with { Report = value },
        "--compare" => this with { Compare = value },
        _ => null,
    };
}
