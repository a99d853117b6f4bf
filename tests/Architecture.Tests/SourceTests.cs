namespace MirtAi.Architecture.Tests;

public sealed class SourceTests
{
    private const int MaxLines = 400, MaxProgramLines = 30, MaxWidth = 140;

    private static readonly string[] KindsOfCode = ["Helpers", "Utils", "Common", "Models", "Services"];

    [Fact]
    public void Folders_are_features_and_not_kinds_of_code() =>
        KnownViolations.AssertOnly(
            Rule.FolderNames,
            Repository.Folders("src", "tools", "tests")
                .Where(folder => KindsOfCode.Contains(Path.GetFileName(folder), StringComparer.OrdinalIgnoreCase)));

    [Fact]
    public void A_file_has_at_most_400_lines() =>
        KnownViolations.AssertOnly(Rule.FileLength, Repository.Sources("src").Where(source => Repository.Lines(source).Length > MaxLines));

    [Fact]
    public void A_program_has_at_most_30_lines() =>
        KnownViolations.AssertOnly(
            Rule.ProgramLength,
            Repository.Sources("src")
                .Where(source => Path.GetFileName(source) == "Program.cs" && Repository.Lines(source).Length > MaxProgramLines));

    [Fact]
    public void A_line_has_at_most_140_characters() =>
        KnownViolations.AssertOnly(Rule.LineLength, Repository.Sources("src", "tools").SelectMany(LongLines));

    private static IEnumerable<string> LongLines(string source) =>
        from line in Repository.Lines(source).Index()
        where line.Item.Length > MaxWidth
        select $"{source}:{line.Index + 1}";
}
