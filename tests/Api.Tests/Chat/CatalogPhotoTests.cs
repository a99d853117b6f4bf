using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Photos;

namespace MirtAi.Api.Tests.Chat;

public sealed class CatalogPhotoTests
{
    [Fact]
    public async Task A_photo_of_the_catalogue_is_shown_to_everybody_and_may_be_kept()
    {
        await using var host = await EdgeHost.Start(environment: "Production", configure: builder =>
            builder.Services.AddSingleton<IPhotoSource, OnePhoto>());
        using var client = host.Client();

        var response = await client.GetAsync("/media/catalog/anna/white.jpg", TestContext.Current.CancellationToken);

        Assert.Equal(ChatForms.Png, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.True(response.Headers.CacheControl!.Public);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("anna/black.jpg")]
    [InlineData("..%2Fsecret")]
    [InlineData("a/.env")]
    [InlineData("a%5Cb")]
    [InlineData("a//b")]
    [InlineData("")]
    public async Task What_is_not_in_the_catalogue_is_not_found(string file)
    {
        await using var host = await EdgeHost.Start(configure: builder => builder.Services.AddSingleton<IPhotoSource, OnePhoto>());
        using var client = host.Client();

        var response = await client.GetAsync($"/media/catalog/{file}", TestContext.Current.CancellationToken);

        await response.AssertProblem(HttpStatusCode.NotFound);
    }

    private sealed class OnePhoto : IPhotoSource
    {
        public string Scheme => "catalog";

        public Task<Photo?> Open(string reference, CancellationToken cancellationToken)
        {
            Assert.DoesNotContain("..", reference, StringComparison.Ordinal);
            return Task.FromResult(reference == "catalog:anna/white.jpg" ? new Photo(ChatForms.Png, "image/png") : null);
        }
    }
}
