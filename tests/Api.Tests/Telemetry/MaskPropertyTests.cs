using System.Globalization;
using MirtAi.Silo.Telemetry;

namespace MirtAi.Api.Tests.Telemetry;

public sealed class MaskPropertyTests
{
    private const string Noise = "абвїґ xyz.,;!?'\"<>/\\{}[]|~`#&\t\n—…😀\uD800\u0000\u200E";
    private static readonly string[] Separators = ["", " ", "-", "  ", "\u00A0", ".", ") ", "–", "\u200B"];
    private static readonly string[] Operators = ["050", "066", "067", "068", "073", "093", "095", "097", "098", "099"];

    [Fact]
    public void No_phone_survives_in_any_form_between_any_neighbours()
    {
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var digits = Operators[random.Next(Operators.Length)] + random.Next(10_000_000).ToString("D7", CultureInfo.InvariantCulture);
            var prefix = new[] { "", "+38", "38" }[random.Next(3)];
            var phone = prefix + Spread(digits, random);
            var text = NoiseOf(random) + phone + NoiseOf(random);

            var masked = Mask.Text(text);

            Assert.True(
                masked.Contains("[phone]", StringComparison.Ordinal) && !masked.Any(char.IsDigit), $"seed {seed}: {text} -> {masked}");
        }
    }

    [Fact]
    public void No_card_survives_between_any_neighbours()
    {
        for (var seed = 0; seed < 5000; seed++)
        {
            var random = new Random(seed);
            var card = WithCheckDigit(random, random.Next(13, 20));
            var text = NoiseOf(random) + (seed % 2 == 0 ? card : Grouped(card)) + NoiseOf(random);

            var masked = Mask.Text(text);

            Assert.False(masked.Any(char.IsDigit), $"seed {seed}: {text} -> {masked}");
        }
    }

    [Theory]
    [InlineData("password={0}")]
    [InlineData("\"clientSecret\": \"{0}\"")]
    [InlineData("Bearer {0}")]
    [InlineData("sk-{0}")]
    [InlineData("https://user:{0}@host.example/path")]
    [InlineData("/bot123456789:{0}{0}{0}{0}/getMe")]
    [InlineData("eyJ{0}.{0}.{0}")]
    [InlineData("{0}@example.com")]
    public void No_secret_survives_in_any_garbage(string form)
    {
        const string Garbage = "0123456789+-() .@:=/\"'\\abz_АБ%\n{}[]*";
        string[] words = ["password", "token", "Bearer ", "sk-", "://", "eyJ", "0501234567", "a@b.cd", "4111111111111111", "%40"];
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var secret = new string(random.GetItems("ghijkmnpqrstuvw".AsSpan(), 10));
            string Any() => string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ =>
                random.Next(6) == 0 ? words[random.Next(words.Length)] : Garbage[random.Next(Garbage.Length)].ToString()));
            var text = $"{Any()} {string.Format(CultureInfo.InvariantCulture, form, secret)} {Any()}";

            var masked = Mask.Text(text);

            Assert.False(masked.Contains(secret, StringComparison.Ordinal), $"seed {seed}: {text} -> {masked}");
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0 ")]
    [InlineData("0-(")]
    [InlineData("@a.")]
    [InlineData("a@")]
    [InlineData("password=")]
    [InlineData("token\"")]
    [InlineData("://@")]
    [InlineData("eyJaaaaaaaa.")]
    [InlineData("sk-")]
    [InlineData("Bearer ")]
    [InlineData("1:")]
    [InlineData("\\\"")]
    public void A_megabyte_of_one_pattern_is_masked_without_blowing_up(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, 1_000_000 / pattern.Length));

        Assert.NotEmpty(Mask.Text(text));
    }

    private static string Spread(string digits, Random random)
    {
        var separator = Separators[random.Next(Separators.Length)];
        return string.Join(separator, digits[..3], digits[3..6], digits[6..8], digits[8..]);
    }

    private static string NoiseOf(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Noise[random.Next(Noise.Length)]));

    private static string Grouped(string card) => string.Join(' ', card.Chunk(4).Select(part => new string(part)));

    private static string WithCheckDigit(Random random, int length)
    {
        var digits = Enumerable.Range(0, length - 1).Select(i => i == 0 ? random.Next(3, 7) : random.Next(10)).ToArray();
        var sum = digits.Reverse().Select((digit, i) => i % 2 == 1 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2).Sum();
        return string.Concat(digits) + (10 - sum % 10) % 10;
    }
}
