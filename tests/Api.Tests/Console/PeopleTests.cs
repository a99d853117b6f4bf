using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Api.Http;
using MirtAi.Api.Tests.Hosting;
using MirtAi.Grains.Settings;

namespace MirtAi.Api.Tests.Console;

/// <summary>People with tokens of their own, and what their roles allow.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    private const string OfManager = "a-token-of-a-manager-that-is-long-enough";
    private const string OfOperator = "a-token-of-an-operator-that-is-long-enough";

    private static readonly Dictionary<string, string?> Staff = new()
    {
        ["Console:People:0:Name"] = "Олена",
        ["Console:People:0:Token"] = OfManager,
        ["Console:People:1:Name"] = "Ірина",
        ["Console:People:1:Token"] = OfOperator,
        ["Console:People:1:Role"] = "operator",
    };

    private EdgeHost? host;

    private EdgeHost Host => host!;

    public async ValueTask InitializeAsync() => host = await Start(Staff);

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    [Theory]
    [InlineData(OfManager, "Олена")]
    [InlineData(OfOperator, "Ірина")]
    [InlineData(EdgeHost.Token, "Хтось")]
    public async Task A_token_of_ones_own_says_who_one_is(string token, string name)
    {
        using var console = await ConsoleClient.SignedIn(Host.Address, token, name: "Хтось");

        var page = await console.Page("/console");

        Assert.Contains($"<span>{name}</span>", page, StringComparison.Ordinal);
        Assert.Equal(name, await Host.Database.Value<string>("select person from audit_log where action = 'sign-in'"));
    }

    [Theory]
    [InlineData(OfManager + "1")]
    [InlineData("")]
    public async Task Another_token_is_nobodys(string token)
    {
        using var console = new ConsoleClient(Host.Address);

        using var answer = await console.SignIn(token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Whoever_guesses_peoples_tokens_is_limited()
    {
        using var console = new ConsoleClient(Host.Address);
        for (var wrong = 0; wrong < AdminGuard.WrongAtOnce; wrong++)
            (await console.SignIn("wrong")).Dispose();

        using var right = await console.SignIn(OfManager);

        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
    }

    [Theory]
    [InlineData("/console/outbox/1/retry")]
    [InlineData("/console/outbox/retry")]
    [InlineData("/console/jobs/retention/run")]
    [InlineData("/console/export?key=telegram:1")]
    [InlineData("/console/erase?key=telegram:1")]
    public async Task What_is_an_operators_is_refused_to_a_manager(string path)
    {
        using var manager = await ConsoleClient.SignedIn(Host.Address, OfManager);
        using var oper = await ConsoleClient.SignedIn(Host.Address, OfOperator);

        using var refused = await manager.Post("/console", path, ("confirmed", "yes"));
        using var allowed = await oper.Post("/console", path, ("confirmed", "yes"));

        Assert.Contains("role", await refused.AssertProblem(HttpStatusCode.Forbidden), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.Forbidden, allowed.StatusCode);
    }

    [Fact]
    public async Task Pages_offer_what_the_role_allows()
    {
        await Host.Database.Session("telegram:1");
        await Host.Database.Outbox("telegram:1", 1, "a", "failed");
        using var manager = await ConsoleClient.SignedIn(Host.Address, OfManager);
        using var oper = await ConsoleClient.SignedIn(Host.Address, OfOperator);

        foreach (var (path, offer) in new[]
                 {
                     ("/console", "/console/audit"), ("/console/outbox", "/retry\""), ("/console/conversation?key=telegram:1", "/console/erase"),
                 })
        {
            Assert.Contains(offer, await oper.Page(path), StringComparison.Ordinal);
            Assert.DoesNotContain(offer, await manager.Page(path), StringComparison.Ordinal);
        }

        Assert.Contains("value=\"takeover\"", await manager.Page("/console/conversation?key=telegram:1"), StringComparison.Ordinal);
        using var audit = await manager.Get("/console/audit");
        await audit.AssertProblem(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_legal_hold_is_told_in_the_transcript_to_operators_alone()
    {
        const string Path = "/console/conversation?key=telegram:1&lang=en", Told = "Софія put the customer’s data on legal hold";
        await Host.Database.Session("telegram:1");
        await Host.Database.Write(
            """
            insert into audit_log (at, person, action, session_key)
            values (@at, 'Софія', 'hold', 'telegram:1'), (@at, 'Софія', 'takeover', 'telegram:1')
            """,
            new { at = Seed.Noon });
        using var manager = await ConsoleClient.SignedIn(Host.Address, OfManager);
        using var oper = await ConsoleClient.SignedIn(Host.Address, OfOperator);

        var page = await manager.Page(Path);

        Assert.Contains("Софія took over", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Told, page, StringComparison.Ordinal);
        Assert.Contains(Told, await oper.Page(Path), StringComparison.Ordinal);
    }

    /// <summary>Every process reads the settings anew; cookies know no ports.</summary>
    [Theory]
    [InlineData("Console:People:0:Token", "another-token-of-the-manager-long-enough", false)]
    [InlineData("Console:People:0:Name", "Надія", false)]
    [InlineData("Console:People:0:Role", "operator", false)]
    [InlineData("Console:People:1:Role", "manager", true)]
    public async Task A_session_ends_with_what_it_was_opened_for(string setting, string value, bool stays)
    {
        await using var later = await Start(new(Staff) { [setting] = value });
        using var console = await ConsoleClient.SignedIn(Host.Address, OfManager);

        using var answer = await console.Get(new Uri(later.Address, "/console").ToString());

        Assert.Equal(stays ? HttpStatusCode.OK : HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory]
    [InlineData("Console:People:0:Name", "", "Console:People:0:Name is missing")]
    [InlineData("Console:People:1:Name", "олена", "Console:People:1:Name: another person")]
    [InlineData("Console:People:0:Token", "short", "Console:People:0:Token: set a random secret")]
    [InlineData("Console:People:1:Token", OfManager, "Console:People:1:Token: somebody else has it")]
    [InlineData("Console:People:0:Token", EdgeHost.Token, "Console:People:0:Token: somebody else has it")]
    [InlineData("Console:People:1:Role", "boss", "Console:People:1:Role: must be one of manager, operator")]
    public async Task A_person_who_could_be_taken_for_another_is_a_fault(string setting, string value, string fault)
    {
        await using var wrong = await Start(new(Staff) { [setting] = value });

        Assert.StartsWith(fault, Assert.Single(Faults(wrong)), StringComparison.Ordinal);
        Assert.Empty(Faults(Host));
    }

    private static IEnumerable<string> Faults(EdgeHost host) => host.Services.GetServices<ISettingsCheck>()
        .SelectMany(check => check.Faults()).Where(fault => fault.StartsWith("Console", StringComparison.Ordinal));

    private static Task<EdgeHost> Start(Dictionary<string, string?> people) => EdgeHost.Start(
        configure: builder => builder.Configuration.AddInMemoryCollection(people), environment: "Production");
}
