using MirtAi.Grains.Conversations;
using MirtAi.Silo.Evaluation;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Evaluation;

public sealed class CaseFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_case_is_read_with_everything_it_may_hold()
    {
        var file = Write(
            """
            {"id":"size-131","state":"STATE_3_SIZE_COLOR","language":"uk","author":"nobody","turns":[{"text":"зріст 131","images":["a"]}],"expect":{"intent":["SIZE_HELP"],"states":["STATE_4_OFFER"],"notStates":["STATE_9_OOD"],"escalates":false,"contains":["134-140"],"notContains":["122-128"],"minProducts":0,"maxProducts":5,"recipient":{"city":"Лубни","branch":null},"mood":"calm"}}

            {"turns":[{"text":"привіт"},{}]}
            """);

        var cases = CaseFile.Read([file]);

        Assert.Equal(2, cases.Length);
        var (full, bare) = (cases[0], cases[1]);
        Assert.Equal(("size-131", ConversationState.SizeColor, "uk"), (full.Id, full.State, full.Language));
        Assert.Equal("a", Assert.Single(full.Turns[0].Images));
        Assert.Equal([Intent.Size], full.Expected.Intents);
        Assert.Equal((false, 0, 5), (full.Expected.Escalates, full.Expected.MinProducts, full.Expected.MaxProducts));
        Assert.Equal([new("city", "Лубни"), new("branch", null)], full.Expected.Recipient);
        Assert.Equal("""{"turns":[{"text":"привіт"},{}]}""", bare.Source);
        Assert.Equal(("cases.jsonl:3", ConversationState.Init, null), (bare.Id, bare.State, bare.Language));
        Assert.Equal(["привіт", ""], bare.Turns.Select(turn => turn.Text));
        Assert.Null(bare.Expected.Escalates);
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "a case is a JSON object")]
    [InlineData("""{"id":"x"}""", "\"turns\" must be a list")]
    [InlineData("""{"turns":[]}""", "\"turns\" must be a list")]
    [InlineData("""{"turns":["x"]}""", "an object with \"text\" is expected")]
    [InlineData("""{"turns":[{"text":1}]}""", "\"text\" must be a text")]
    [InlineData("""{"turns":[{"text":"x"}],"state":"STATE_10"}""", "there is no state \"STATE_10\"")]
    [InlineData("""{"turns":[{"text":"x"}],"language":1}""", "\"language\" must be a text")]
    [InlineData("""{"turns":[{"text":"x"}],"expect":{"intent":["BUY"]}}""", "there is no intent \"BUY\"")]
    [InlineData("""{"turns":[{"text":"x"}],"expect":{"escalates":"no"}}""", "\"escalates\" must be true or false")]
    [InlineData("""{"turns":[{"text":"x"}],"expect":{"minProducts":-1}}""", "\"minProducts\" must be a number")]
    [InlineData("""{"turns":[{"text":"x"}],"expect":{"recipient":"Лубни"}}""", "\"recipient\" must be an object")]
    [InlineData("""{"turns":[{"text":"x"}],"expect":{"recipient":{"town":"Лубни"}}}""", "a recipient has no \"town\"")]
    public void A_faulty_line_is_named_with_its_file_and_number(string line, string fault)
    {
        var file = Write("{\"turns\":[{\"text\":\"x\"}]}\n" + line);

        var exception = Assert.Throws<CaseFileException>(() => CaseFile.Read([file]));

        Assert.StartsWith($"{file}:2: ", Assert.Single(exception.Faults), StringComparison.Ordinal);
        Assert.Contains(fault, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_case_is_a_fault_for_it_would_pass_whatever_happens()
    {
        var (full, empty) = (Write("{\"turns\":[{\"text\":\"x\"}]}"), folder.File("empty.jsonl"));
        File.WriteAllText(empty, "\n\n");

        Assert.Equal([$"{empty}:0: holds no case"], Assert.Throws<CaseFileException>(() => CaseFile.Read([full, empty])).Faults);
    }

    [Fact]
    public void A_missing_file_is_a_fault() =>
        Assert.StartsWith(
            "/nowhere/cases.jsonl:0: ", Assert.Throws<CaseFileException>(() => CaseFile.Read(["/nowhere/cases.jsonl"])).Message,
            StringComparison.Ordinal);

    private string Write(string text)
    {
        var file = folder.File("cases.jsonl");
        File.WriteAllText(file, text);
        return file;
    }
}
