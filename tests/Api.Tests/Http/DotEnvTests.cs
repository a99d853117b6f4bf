using Microsoft.Extensions.Configuration;
using MirtAi.Api.Http;
using MirtAi.Silo.Settings;

namespace MirtAi.Api.Tests.Http;

public sealed class DotEnvTests
{
    [Theory]
    [InlineData("A=1", "1")]
    [InlineData("export A = 1 ", "1")]
    [InlineData("A=a b # comment", "a b")]
    [InlineData("A=a#b", "a#b")]
    [InlineData("A=\"a # b\" # comment", "a # b")]
    [InlineData("A='a \\n \"b\"'", "a \\n \"b\"")]
    [InlineData("A=\"l1\\nl2 \\\"q\\\" \\\\\"", "l1\nl2 \"q\" \\")]
    [InlineData("A=x=y=z", "x=y=z")]
    [InlineData("\uFEFFA=1\r\n", "1")]
    public void A_value_is_read_as_it_is_meant(string text, string value)
    {
        Assert.Equal(value, Assert.Single(DotEnv.Parse(text), setting => setting.Key == "A").Value);
    }

    [Fact]
    public void Sections_are_separated_by_two_underscores()
    {
        var settings = DotEnv.Parse("# settings\n\nTelegram__BotToken=x\nOpenAI__Providers__0__Model=y\n");

        Assert.Equal("x", settings["Telegram:BotToken"]);
        Assert.Equal("y", settings["OpenAI:Providers:0:Model"]);
    }

    [Theory]
    [InlineData("A=")]
    [InlineData("A=\"\"")]
    [InlineData("A= # how to get it")]
    public void A_key_without_a_value_is_as_good_as_absent(string text)
    {
        Assert.Empty(DotEnv.Parse(text));
    }

    [Fact]
    public void Every_broken_line_is_named_by_its_number()
    {
        var exception = Assert.Throws<SettingsException>(() => DotEnv.Parse("A=1\nnonsense\n=2\nB=\"open\nC D=3"));

        Assert.Equal([".env:2:", ".env:3:", ".env:4:", ".env:5:"], exception.Faults.Select(fault => fault.Split(' ')[0]));
    }

    [Fact]
    public void Environment_variables_win_and_json_files_do_not()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "MIRT_TEST_DOTENV=file\nOther=file");
        Environment.SetEnvironmentVariable("MIRT_TEST_DOTENV", "environment");

        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Other"] = "json" })
            .AddEnvironmentVariables()
            .AddDotEnv(path)
            .Build();

        File.Delete(path);
        Assert.Equal("environment", configuration["MIRT_TEST_DOTENV"]);
        Assert.Equal("file", configuration["Other"]);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_a_fault_and_not_settings_with_garbage()
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, [.. "Chat__ShopName="u8, 0xCC, 0xE8, 0xF0]);

        var exception = Assert.Throws<SettingsException>(() => new ConfigurationBuilder().AddDotEnv(path));

        File.Delete(path);
        Assert.Equal([$"{path}:1: is not UTF-8, byte 15 is 0xCC; save the file as UTF-8"], exception.Faults);
    }

    [Fact]
    public void A_file_that_is_not_there_changes_nothing()
    {
        Assert.Empty(new ConfigurationBuilder().AddDotEnv("/nowhere/.env").Sources);
    }
}
