using MirtAi.Silo.Telemetry;

namespace MirtAi.Api.Tests.Telemetry;

public sealed class MaskTests
{
    [Theory]
    [InlineData("+380501234567")]
    [InlineData("+38 (050) 123-45-67")]
    [InlineData("380 50 123 45 67")]
    [InlineData("0501234567")]
    [InlineData("050 123 45 67")]
    [InlineData("050-123-45-67")]
    [InlineData("(067) 123.45.67")]
    [InlineData("8 050 123 45 67")]
    [InlineData("0 50 123 45 67")]
    [InlineData("00380501234567")]
    [InlineData("+1 415 555 26 71")]
    [InlineData("+49-170-1234567")]
    [InlineData("050\u00A0123\u00A045\u00A067")]
    [InlineData("050\u200B123\u200B45\u200B67")]
    [InlineData("050–123–45–67")]
    [InlineData("٠٥٠١٢٣٤٥٦٧")]
    public void A_phone_is_masked_wherever_it_stands(string phone)
    {
        string[] texts = [phone, $"мій номер {phone}, дякую", $"тел{phone}", $"\"phone\":\"{phone}\"", $"5 шт. на {phone}\n12"];

        foreach (var text in texts)
        {
            var masked = Mask.Text(text);

            Assert.Contains("[phone]", masked, StringComparison.Ordinal);
            Assert.True(masked.Count(char.IsDigit) <= 3, masked);
        }
    }

    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("5168-7574-0000-0008")]
    [InlineData("378282246310005")]
    [InlineData("6304000000000000")]
    [InlineData("4222222222222")]
    [InlineData("4000000000000000006")]
    public void A_payment_card_is_masked(string card)
    {
        Assert.Equal("карта [card] ok", Mask.Text($"карта {card} ok"));
    }

    [Theory]
    [InlineData("UA213223130000026007233566001")]
    [InlineData("UA21 3223 1300 0002 6007 2335 6600 1")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    public void A_bank_account_is_masked(string account)
    {
        Assert.Equal($"на {account[..2]}[account], дякую", Mask.Text($"на {account}, дякую"));
    }

    [Fact]
    public void A_number_with_a_wrong_check_digit_is_no_card()
    {
        Assert.Equal("id 4111111111111112", Mask.Text("id 4111111111111112"));
    }

    [Theory]
    [InlineData("anna@example.com")]
    [InlineData("anna.k+shop@mail.example.co.uk")]
    [InlineData("олена@пошта.укр")]
    [InlineData("anna%40example.com")]
    [InlineData("ANNA@EXAMPLE.COM")]
    public void An_email_address_is_masked(string address)
    {
        Assert.Equal("write to [email], please", Mask.Text($"write to {address}, please"));
        Assert.Equal("<[email]>", Mask.Text($"<{address}>"));
    }

    [Theory]
    [InlineData("https://api.telegram.org/bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawX/sendMessage", "AAHdq")]
    [InlineData("token 123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawX", "AAHdq")]
    [InlineData("key sk-proj-abcdefghijklmnop1234", "abcdefghi")]
    [InlineData("Authorization: Bearer abcdef.123-xyz_", "abcdef")]
    [InlineData("authorization=bearer   zyxwvut", "zyxwvut")]
    [InlineData("GET /x?access_token=abc123&page=1", "abc123")]
    [InlineData("Host=db;Username=mirt;Password=hunter2;Pooling=true", "hunter2")]
    [InlineData("{\"webhookSecret\": \"wh\\\"s3cr3t\"}", "s3cr3t")]
    [InlineData("{\\\"apiKey\\\":\\\"k33p\\\"}", "k33p")]
    [InlineData("Admin:Token = 'swordfish and more'", "swordfish")]
    [InlineData("api_key: qwerty", "qwerty")]
    [InlineData("postgres://mirt:p@ss@db.example:5432/mirt", "p@ss")]
    [InlineData("https://key@sentry.example/1", "key@")]
    [InlineData("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.sflKxwRJSMeKKF2QT4", "eyJhbGci")]
    public void A_secret_is_masked(string text, string secret)
    {
        var masked = Mask.Text(text);

        Assert.DoesNotContain(secret, masked, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("***", masked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Turn 12 of telegram:123456789 took 153 ms, version 41")]
    [InlineData("2026-03-01T12:00:00.1234567Z elapsed 00:00:02.1500000")]
    [InlineData("01.02.2026 10:15")]
    [InlineData("trace 4bf92f3577b34da6a3ce929d0e0e4736 from 127.0.0.1:54321")]
    [InlineData("розмір 122-128, ціна 1 850 грн, зріст 131")]
    [InlineData("листи @mirt_ua, a @ b, user@localhost")]
    [InlineData("risk-assessment of task-force-alpha")]
    public void Ordinary_text_stays_as_it_is(string text)
    {
        Assert.Same(text, Mask.Text(text));
    }

    [Fact]
    public void Two_numbers_side_by_side_are_both_masked()
    {
        Assert.Equal("[phone] [phone]", Mask.Text("0501234567 0671234567"));
        Assert.Equal("[phone], [card]", Mask.Text("0501234567, 4111 1111 1111 1111"));
    }

    [Fact]
    public void A_cut_leaves_no_half_of_a_number()
    {
        var masked = Mask.Text(new string('x', 95) + " +380501234567 tail", maxLength: 102);

        Assert.DoesNotContain("380", masked, StringComparison.Ordinal);
        Assert.True(masked.Length <= 103);
    }
}
