namespace MirtAi.Fleet.Tests.Startup;

/// <summary>Commands that cannot do what they are asked for say so in one line.</summary>
public sealed class CommandFaultTests
{
    [Fact]
    public async Task Cases_are_not_run_with_settings_that_are_wrong()
    {
        var (exitCode, output) = await ServiceProcess.RunAsync(new()
        {
            Arguments = ["eval", Path.Combine(ServiceAssembly.Root, "data/eval/measures.jsonl")],
            Settings = new Dictionary<string, string> { ["Conversation:DebounceWindow"] = "soon" },
        });

        Assert.Equal(1, exitCode);
        Assert.StartsWith("Conversation:DebounceWindow: ", Assert.Single(output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_address_that_is_none_is_wrong_use()
    {
        var (exitCode, output) = await ServiceProcess.RunAsync(new() { Arguments = ["telegram", "set-webhook", "shop.example"] });

        Assert.Equal(2, exitCode);
        Assert.StartsWith("usage: ", Assert.Single(output), StringComparison.Ordinal);
    }
}
