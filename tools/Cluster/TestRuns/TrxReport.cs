using System.Xml;
using System.Xml.Linq;

namespace MirtAi.Cluster.TestRuns;

/// <summary>Reads the result files that the test platform writes (Visual Studio's trx, 2010 schema).</summary>
internal static class TrxReport
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    // What a test wrote stands in messages, too, and before the one that says why it failed.
    private static readonly string[][] DetailParts =
        [["ErrorInfo", "Message"], ["ErrorInfo", "StackTrace"], ["TextMessages"], ["StdOut"], ["StdErr"]];

    /// <summary>No results when the file is missing or broken off: then the test host died, and the caller counts that.</summary>
    internal static IReadOnlyList<TestOutcome> Read(string file)
    {
        if (!File.Exists(file))
            return [];
        try
        {
            return [.. XDocument.Load(file).Descendants(Trx + "UnitTestResult").Select(Outcome)];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static TestOutcome Outcome(XElement result)
    {
        var verdict = (string?)result.Attribute("outcome") switch
        {
            "Passed" => Verdict.Passed,
            "NotExecuted" => Verdict.Skipped,
            // Failed, Aborted, Timeout and whatever else is no pass.
            _ => Verdict.Failed,
        };
        var name = (string?)result.Attribute("testName") ?? "?";
        return new(name, verdict, verdict == Verdict.Passed ? "" : Details(result));
    }

    private static string Details(XElement result) =>
        string.Join('\n', DetailParts
            .Select(path => path.Aggregate(result.Element(Trx + "Output"), (parent, part) => parent?.Element(Trx + part)))
            .Select(part => part?.Value.Trim('\r', '\n') ?? "")
            .Where(text => !string.IsNullOrWhiteSpace(text)));
}
