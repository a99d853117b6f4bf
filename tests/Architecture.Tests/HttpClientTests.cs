namespace MirtAi.Architecture.Tests;

/// <summary>Clients of HTTP are shared: one that is made for each call leaves its connections behind.</summary>
public sealed class HttpClientTests
{
    [Fact]
    public void No_client_is_made_for_a_call()
    {
        string[] makers =
        [
            "src/Api/Doctor/MachineCheck.cs", // A command that ends.
            "src/Silo/Photos/PublicDownloads.cs", // A field of what lives as long as the service.
        ];

        var found = Repository.Sources("src")
            .Where(source => Repository.Lines(source).Any(line => line.Contains("new HttpClient(", StringComparison.Ordinal)));

        Assert.Equal(makers, found.Order(StringComparer.Ordinal));
    }
}
