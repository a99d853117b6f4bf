using MirtAi.Grains.Documents;

namespace MirtAi.Grains.Tests.Documents;

public sealed class DocumentChunkerTests
{
    [Fact]
    public void A_chunk_has_the_headings_above_it()
    {
        var chunks = DocumentChunker.Cut("intro\n\n# A\n\none\n\n## B\n\ntwo\n- three\n\n# C\n\nfour\n");

        Assert.Equal(
            ["|intro", "A|one", "A › B|two\nthree", "C|four"], chunks.Select(chunk => $"{chunk.Heading}|{chunk.Text}"));
    }

    [Fact]
    public void A_row_of_a_table_says_what_its_cells_are()
    {
        var chunk = Assert.Single(DocumentChunker.Cut("| Місто | Днів |\n| --- | --- |\n| Варшава | 5 |\n| Краків |  |\n\nКінець.\n"));

        Assert.Equal("Місто: Варшава; Днів: 5\nМісто: Краків\nКінець.", chunk.Text);
    }

    [Fact]
    public void Long_texts_are_cut_between_sentences_and_no_word_is_lost()
    {
        var sentences = Enumerable.Range(1, 400).Select(number => $"Речення номер {number} розповідає про доставку.").ToList();

        var chunks = DocumentChunker.Cut(string.Join(' ', sentences)).ToList();

        Assert.All(chunks, chunk => Assert.InRange(chunk.Text.Length, 1, DocumentChunker.MaxLength));
        Assert.Equal(string.Join(' ', sentences), string.Join(' ', chunks.Select(chunk => chunk.Text)));
        Assert.All(DocumentChunker.Cut(new string('a', 5_000)), chunk => Assert.InRange(chunk.Text.Length, 1, DocumentChunker.MaxLength));
    }
}
