using System.Runtime.CompilerServices;

namespace MirtAi.Grains.Tests.Sale;

public class ConversationDocumentTests
{
    private const string Switch = "MIRT_WRITE_DOCS";

    [Fact]
    public void The_document_shows_the_table_that_the_code_has()
    {
        var path = Path.GetFullPath(Path.Combine(Here(), "../../../docs/conversation.md"));
        var document = File.ReadAllText(path);
        var begin = document.IndexOf(ConversationDocument.Begin, StringComparison.Ordinal) + ConversationDocument.Begin.Length;
        var end = document.IndexOf(ConversationDocument.End, StringComparison.Ordinal);
        var expected = "\n" + ConversationDocument.Generate();

        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            File.WriteAllText(path, document[..begin] + expected + document[end..]);
            return;
        }

        Assert.True(
            document[begin..end] == expected,
            $"docs/conversation.md is out of date. Write it anew with: {Switch}=1 dotnet test tests/Grains.Tests");
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
