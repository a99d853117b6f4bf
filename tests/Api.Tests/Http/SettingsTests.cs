using MirtAi.Api.Hosting;
using MirtAi.Silo.Settings;

namespace MirtAi.Api.Tests.Http;

/// <summary>Settings of the whole service that would be taken and never work.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("Telegram:BotTokn", "did you mean Telegram:BotToken?")]
    [InlineData("telegram:webhooksecret2", "did you mean Telegram:WebhookSecret?")]
    [InlineData("Telegam:BotToken", "did you mean Telegram:BotToken?")]
    [InlineData("Chat:Wallpaper", "README.md lists the settings of Chat")]
    [InlineData("Chat:AllowedOrigin", "did you mean Chat:AllowedOrigins?")]
    [InlineData("Chat:ShopNmae", "did you mean Chat:ShopName?")]
    [InlineData("Admin:Tokne", "did you mean Admin:Token?")]
    [InlineData("OpenAI:Provider:0:ApiKey", "did you mean OpenAI:Providers?")]
    [InlineData("OpenAI:Providers:0:ApiKye", "did you mean OpenAI:Providers:0:ApiKey?")]
    [InlineData("OpenAI:Providers:first:ApiKey", "did you mean OpenAI:Providers:0?")]
    [InlineData("Chat:ShopName:Short", "has one value")]
    [InlineData("MessagingWindows:Telegrm", "did you mean MessagingWindows:Telegram?")]
    [InlineData("Orleans:SiloPrt", "did you mean Orleans:SiloPort?")]
    [InlineData("Storage:Connection", "did you mean Storage:ConnectionString?")]
    [InlineData("FollowUps:Delay:0", "did you mean FollowUps:Delays?")]
    public async Task An_unknown_key_in_a_known_section_is_a_fault_that_names_its_neighbour(string key, string neighbour)
    {
        var fault = Assert.Single(await Faults((key, "x")));

        Assert.Contains(neighbour, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Logging:LogLevel:MirtAi.Silo", "Debug")]
    [InlineData("Logging:Console:FormatterName", "json")]
    [InlineData("Kestrel:Limits:MaxRequestLineSize", "8192")]
    [InlineData("ConnectionStrings:Other", "x")]
    [InlineData("Orleans:EnableDistributedTracing", "true")]
    [InlineData("MessagingWindows:ManyChat", "1.00:00:00")]
    [InlineData("FollowUps:Delays:0", "01:00:00")]
    [InlineData("chat:shopname", "Anna")]
    [InlineData("OTEL_SERVICE_NAME", "mirt")]
    [InlineData("Another:Section", "x")]
    public async Task What_somebody_else_reads_is_none(string key, string value) => Assert.Empty(await Faults((key, value)));

    [Theory]
    [InlineData("Telegram:ManagerBotToken", "7000000001:made-up-part\n", "holds a line break")]
    [InlineData("Telegram:ManagerBotToken", "7000000001:made-up-pаrt", "not ASCII")]
    [InlineData("OpenAI:ApiKey", " sk-made-up-part", "begins or ends with a blank")]
    [InlineData("OpenAI:ApiKey", "sk-made-up-part\r\n", "holds a line break")]
    [InlineData("OpenAI:Providers:0:ApiKey", "sk-made-up-pаrt", "not ASCII")]
    [InlineData("OpenAI:Providers:0:ApiKey", "sk-made-up-p\u0007rt", "control character")]
    public async Task A_secret_that_cannot_work_is_a_fault_that_names_the_setting_and_not_the_value(string key, string value, string fault)
    {
        var faults = await Faults((key, value));

        Assert.Contains(
            faults,
            found => found.StartsWith(key + ": ", StringComparison.Ordinal) && found.Contains(fault, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, found => found.Contains("made-up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_in_a_connection_string_may_be_of_any_alphabet() =>
        Assert.Empty(await Faults(("Storage:Provider", "postgres"), ("Storage:ConnectionString", "Host=db;Password=пароль")));

    private static async Task<IReadOnlyList<string>> Faults(params (string Key, string Value)[] settings)
    {
        await using var app = Service.Build(
            ["--environment=Development", .. settings.Select(setting => $"--{setting.Key}={setting.Value}")]);
        // What the value itself lacks in its section is no part of the question.
        return [.. SettingsFaults.Collect(app.Services).Where(fault => !fault.Contains("is missing", StringComparison.Ordinal))];
    }
}
