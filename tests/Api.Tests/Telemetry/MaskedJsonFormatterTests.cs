using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Silo.Telemetry;

namespace MirtAi.Api.Tests.Telemetry;

public sealed class MaskedJsonFormatterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly LoggerExternalScopeProvider scopes = new();
    private readonly ConsoleFormatter formatter = new MaskedJsonFormatter(new FakeTimeProvider(Noon));

    [Fact]
    public void A_record_is_one_line_of_JSON_with_everything_to_find_it_by()
    {
        using var scope = scopes.Push(new KeyValuePair<string, object?>[] { new("traceId", "abc-1"), new("SessionKey", "web:1") });

        var record = Write(log => log.LogInformation(new EventId(42), "Line one\nline two of {Count} \"quoted\"", 3));

        Assert.Equal("2026-03-01T12:00:00Z", record.GetProperty("timestamp").GetString());
        Assert.Equal("Information", record.GetProperty("level").GetString());
        Assert.Equal("Tests", record.GetProperty("category").GetString());
        Assert.Equal(42, record.GetProperty("eventId").GetInt32());
        Assert.Equal("Line one\nline two of 3 \"quoted\"", record.GetProperty("message").GetString());
        Assert.Equal("abc-1", record.GetProperty("traceId").GetString());
        Assert.Equal("web:1", record.GetProperty("scope").GetProperty("sessionKey").GetString());
        Assert.Equal(3, record.GetProperty("members").GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("MessageText")]
    [InlineData("Content")]
    [InlineData("Caption")]
    [InlineData("text")]
    public void Words_of_a_customer_are_replaced_by_their_length(string member)
    {
        var message = LoggerMessage.Define<string, string>(LogLevel.Information, 1, $"Got {{{member}}} from {{Who}} {{{{x}}}}");

        var record = Write(log => message(log, "my secret wish", "Ann", null));

        Assert.Equal("Got [14 characters] from Ann {x}", record.GetProperty("message").GetString());
        Assert.DoesNotContain("wish", record.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_are_marked_are_replaced_whatever_the_members_name()
    {
        var record = Write(log => log.LogInformation("Got {Wish}", new CustomerText("a red dress")));

        Assert.Equal("Got [11 characters]", record.GetProperty("message").GetString());
        Assert.DoesNotContain("dress", record.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_that_is_a_secret_by_its_name_is_not_written()
    {
        var record = Write(log => log.LogInformation("Configured {BotToken} at {Size:D4}", "short", 7));

        Assert.Equal("Configured *** at 0007", record.GetProperty("message").GetString());
        Assert.DoesNotContain("short", record.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_is_written_with_type_message_and_stack_all_masked()
    {
        var inner = new InvalidOperationException("password=hunter2 of anna@example.com");
        var thrown = Record.Exception(new Action(() => throw new IOException("call +380501234567", inner)));

        var record = Write(log => log.LogError(thrown, "Failed for {Phone}", 380501234567));

        var exception = record.GetProperty("exception");
        Assert.Equal("System.IO.IOException", exception.GetProperty("type").GetString());
        Assert.Equal("call [phone]", exception.GetProperty("message").GetString());
        Assert.Contains(nameof(An_exception_is_written_with_type_message_and_stack_all_masked),
            exception.GetProperty("stack").GetString(), StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", exception.GetProperty("stack").GetString(), StringComparison.Ordinal);
        foreach (var leak in new[] { "501234567", "hunter2", "anna@" })
            Assert.DoesNotContain(leak, record.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_characters_and_huge_values_do_not_break_a_record()
    {
        var record = Write(log => log.LogInformation("{A} {B}", "lone \uD800 surrogate \0", new string('я', 100_000)));

        Assert.True(record.GetRawText().Length < 40_000);
    }

    [Fact]
    public void The_readable_form_is_masked_and_one_line_too()
    {
        var line = Text(new MaskedLineFormatter(new FakeTimeProvider(Noon)), log => log.LogWarning("Call 0501234567\nof {Text}", "hello"));

        Assert.EndsWith(" WRN Tests: Call [phone] of [5 characters]", line.TrimEnd(), StringComparison.Ordinal);
    }

    private JsonElement Write(Action<ILogger> log)
    {
        var line = Text(formatter, log);
        Assert.EndsWith("\n", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line[..^1]);
        return JsonElement.Parse(line);
    }

    private string Text(ConsoleFormatter format, Action<ILogger> log)
    {
        using var output = new StringWriter { NewLine = "\n" };
        log(new FormattingLogger(format, scopes, output));
        return output.ToString();
    }

    private sealed class FormattingLogger(ConsoleFormatter formatter, IExternalScopeProvider scopes, TextWriter output) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter1) =>
            formatter.Write(new LogEntry<TState>(logLevel, "Tests", eventId, state, exception, formatter1), scopes, output);
    }
}
