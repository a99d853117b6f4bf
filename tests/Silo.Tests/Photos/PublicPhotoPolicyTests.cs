using MirtAi.Silo.Photos;

namespace MirtAi.Silo.Tests.Photos;

public class PublicPhotoPolicyTests
{
    private static readonly PublicPhotoPolicy Policy = new();

    [Theory]
    [InlineData("https://cdn.shop.example/a.jpg")]
    [InlineData("https://cdn.shop.example:443/a.jpg?size=large#top")]
    [InlineData("HTTPS://CDN.SHOP.EXAMPLE/a.jpg")]
    [InlineData("https://магазин.example/фото.jpg")]
    public void An_https_address_may_be_asked_for(string address) => Assert.NotNull(Policy.Parse(address));

    [Theory]
    [InlineData("")]
    [InlineData("cdn.shop.example/a.jpg")]
    [InlineData("//cdn.shop.example/a.jpg")]
    [InlineData("http://cdn.shop.example/a.jpg")]
    [InlineData("ftp://cdn.shop.example/a.jpg")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:image/png;base64,iVBORw0KGgo=")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user@cdn.shop.example/a.jpg")]
    [InlineData("https://user:word@cdn.shop.example/a.jpg")]
    [InlineData("https://cdn.shop.example:8443/a.jpg")]
    [InlineData("https://cdn.shop.example:80/a.jpg")]
    [InlineData("https://cdn.shop.example:22/")]
    [InlineData("https:///a.jpg")]
    [InlineData("https://cdn\ufffd.shop.example/a.jpg")]
    public void Nothing_else_may(string address) => Assert.Null(Policy.Parse(address));

    [Fact]
    public void An_address_longer_than_the_limit_may_not()
    {
        const string Start = "https://cdn.shop.example/";

        Assert.NotNull(Policy.Parse(Start + new string('a', PublicPhotoPolicy.MaxAddressLength - Start.Length)));
        Assert.Null(Policy.Parse(Start + new string('a', PublicPhotoPolicy.MaxAddressLength - Start.Length + 1)));
    }

    [Theory]
    [InlineData("/b.jpg", "https://cdn.shop.example/b.jpg")]
    [InlineData("https://other.example/c.jpg", "https://other.example/c.jpg")]
    [InlineData("//other.example/c.jpg", "https://other.example/c.jpg")]
    [InlineData("http://cdn.shop.example/a.jpg", null)]
    [InlineData("https://user@other.example/", null)]
    [InlineData("https://other.example:6379/", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("gopher://other.example/", null)]
    [InlineData("https://other\ufffd.example/", null)]
    public void A_redirect_is_held_against_the_same_rules(string location, string? expected) =>
        Assert.Equal(
            expected,
            Policy.Follow(new Uri("https://cdn.shop.example/a.jpg"), new Uri(location, UriKind.RelativeOrAbsolute))?.AbsoluteUri);
}
