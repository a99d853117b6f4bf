using System.Text.RegularExpressions;

namespace MirtAi.Architecture.Tests;

/// <summary>Whoever catches an exception without naming its type throws it on, or counts it: no fault of the code goes unseen.</summary>
public sealed partial class BroadCatchTests
{
    [Fact]
    public void A_broad_catch_throws_on_or_counts() => KnownViolations.AssertOnly(
        Rule.BroadCatches,
        from source in Repository.Sources("src")
        let code = string.Join('\n', Repository.Lines(source))
        from line in Silent(code)
        select $"{source}:{line}");

    [Theory]
    [InlineData("catch { Note(); }", 1)]
    [InlineData("catch (Exception) { }", 1)]
    [InlineData("catch (Exception exception) // Why.\n{\n    if (x) { Log(exception); }\n}", 1)]
    [InlineData("catch (System.Exception e) when (e is not TimeoutException)\n{\n    Log(e);\n}", 1)]
    [InlineData("catch (Exception e) when (!token.IsCancellationRequested) { Log(\"throw;\"); }", 1)]
    [InlineData("catch (Exception e) { // throw;\n }", 1)]
    [InlineData("catch { Undo(); throw; }", 0)]
    [InlineData("catch (Exception e) { throw new ProviderException(e); }", 0)]
    [InlineData("catch (Exception e) { Log(e); CaughtFaults.Count(\"turn\", e); }", 0)]
    [InlineData("catch (Exception e) when (e is IOException or JsonException) { }", 0)]
    [InlineData("catch (Exception e)\n    when (StorageFaults.IsUnavailable(e))\n{\n}", 0)]
    [InlineData("catch (IOException) { }", 0)]
    public void It_sees_which_catches_are_silent(string code, int silent) => Assert.Equal(silent, Silent(code).Count());

    /// <summary>The lines of the broad catches that neither throw nor count.</summary>
    private static IEnumerable<int> Silent(string code)
    {
        var bare = Comment.Replace(Text.Replace(code, "\"\""), "");
        foreach (Match match in Catch.Matches(bare))
        {
            var filter = match.Groups["filter"].Value;
            if (filter.Length > 0 && Narrow.IsMatch(filter))
                continue;
            var block = Block(bare, match.Index + match.Length - 1);
            if (!Throw.IsMatch(block) && !block.Contains("CaughtFaults.Count(", StringComparison.Ordinal))
                yield return bare.AsSpan(0, match.Index).Count('\n') + 1;
        }
    }

    /// <summary>From a brace to the one that closes it.</summary>
    private static string Block(string code, int open)
    {
        var depth = 0;
        for (var at = open; at < code.Length; at++)
        {
            depth += code[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                return code[open..at];
        }

        return code[open..];
    }

    [GeneratedRegex(@"\bcatch\s*(\(\s*(System\.)?Exception(\s+\w+)?\s*\)\s*(?<filter>when\s*\((?:[^(){}]|\((?:[^(){}]|\([^(){}]*\))*\)|\{[^{}]*\})*\)\s*)?)?\{")]
    private static partial Regex Catch { get; }

    /// <summary>A filter that names what it catches, by a type or by a function that does.</summary>
    [GeneratedRegex(@"\bis (?!not\b)|\bIsUnavailable\(|\bIsTransient\(")]
    private static partial Regex Narrow { get; }

    [GeneratedRegex(@"\bthrow\b")]
    private static partial Regex Throw { get; }

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment { get; }

    /// <summary>Texts, of which a brace, a comment or a keyword would be taken for code.</summary>
    [GeneratedRegex(""" "{3,}[\s\S]*?"{3,}|@"(?:[^"]|"")*"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)' """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Text { get; }
}
