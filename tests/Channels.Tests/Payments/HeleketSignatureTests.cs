using System.Text;
using System.Text.Json;
using MirtAi.Channels.Heleket;

namespace MirtAi.Channels.Tests.Payments;

public sealed class HeleketSignatureTests
{
    private const string Key = "webhook-secret";

    /// <summary>The vector that a public client of the same protocol holds (go-cryptomus, sign_test.go).</summary>
    [Fact]
    public void A_body_is_signed_as_others_sign_it() => Assert.Equal(
        "0f66e9e002a45d4285cc77a227dadfeb",
        HeleketSignature.Of("""{"amount":10,"currency":"usd","order_id":"OrDeRiD"}"""u8, "bcda"));

    /// <summary>The vectors of the provider's own client (go-sdk, webhook/verifier_test.go), with its test key.</summary>
    [Theory]
    [InlineData("""{"is_final":false,"status":"paid","type":"payment","uuid":"u1","sign":"5ecb3ea0f373d278245f871c5a9217e1"}""")]
    [InlineData("""{"type":"payment","uuid":"u1","status":"paid","url":"https:\/\/pay.heleket.com\/pay\/abc","sign":"bdf7e32a86759ab3fea2e56efa67d178"}""")]
    [InlineData("""{"sign":"7eef009b18c25fb085e28a491af14190","type":"payment","uuid":"u1","status":"paid"}""")]
    [InlineData("""{"status":"paid","type":"payment","uuid":"u1","sign":"955b2a03222c1c40a88c1ebc41a54007"}""")]
    public void A_webhook_is_verified_over_the_bytes_wherever_its_signature_stands(string body)
    {
        Assert.True(IsAuthentic(body));
        Assert.False(IsAuthentic(body.Replace("paid", "fail", StringComparison.Ordinal)));
        Assert.False(HeleketSignature.IsAuthentic(Encoding.UTF8.GetBytes(body), "another-key"));
    }

    [Theory]
    [InlineData("""{"type":"payment"}""")]
    [InlineData("""{"type":"payment","sign":null}""")]
    [InlineData("""{"type":"payment","sign":""}""")]
    [InlineData("""{"type":"payment","sign":{"sign":"x"}}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Without_a_signature_nothing_is_authentic(string body) => Assert.False(IsAuthentic(body));

    [Fact]
    public void A_second_signature_and_one_within_a_member_count_for_nothing()
    {
        var sign = PaymentPeer.Sign("""{"a":"1"}""", Key);

        Assert.True(IsAuthentic($$"""{"a":"1","sign":"{{sign}}"}"""));
        Assert.False(IsAuthentic($$"""{"sign":"{{sign}}","a":"1","sign":"{{sign}}"}"""));
        Assert.False(IsAuthentic($$$"""{"a":"1","b":{"sign":"{{{sign}}}"}}"""));
        Assert.True(IsAuthentic($$"""{ "a" : "1", "sign" : "{{sign}}" }"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"a":1} {"b":2}""")]
    public void What_is_no_json_is_said_to_be_none(string body) => Assert.ThrowsAny<JsonException>(() => IsAuthentic(body));

    private static bool IsAuthentic(string body) => HeleketSignature.IsAuthentic(Encoding.UTF8.GetBytes(body), Key);
}
