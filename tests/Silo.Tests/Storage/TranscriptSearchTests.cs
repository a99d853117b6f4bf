using MirtAi.Silo.Storage;
using MirtAi.Silo.Storage.Queries;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Storage;

public sealed class TranscriptSearchTests
{
    /// <summary>PostgreSQL takes the index of an expression only for the very same expression.</summary>
    [Fact]
    public async Task What_is_looked_for_on_postgres_is_what_is_indexed()
    {
        var script = await File.ReadAllTextAsync(
            Path.Combine(ServiceAssembly.Root, "sql/postgres/0020_transcript_search.sql"), TestContext.Current.CancellationToken);
        var indexed = script[(script.IndexOf("gin (", StringComparison.Ordinal) + 5)..script.LastIndexOf(");", StringComparison.Ordinal)];

        Assert.Contains(
            indexed.Trim().Replace("left(text,", "left(m.text,", StringComparison.Ordinal),
            TranscriptSearch.Keys(StorageProvider.Postgres, "from grain_state", "key"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Сукня, РОЖЕВА!", "сукня рожева")]
    [InlineData("п'ять пʼять", "п ять")]
    [InlineData("' or 1=1 --", "or 1")]
    [InlineData("!!!", "")]
    public void Words_are_letters_and_digits(string typed, string words) =>
        Assert.Equal(words, string.Join(' ', TranscriptSearch.Words(typed)));
}
