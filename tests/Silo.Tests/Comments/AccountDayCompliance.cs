using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MirtAi.Grains.Comments;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Comments.Followers;
using MirtAi.Silo.Tests.Storage;
using MirtAi.Testing;

namespace MirtAi.Silo.Tests.Comments;

/// <summary>The account's followers by the shop's days; the same for every database.</summary>
public abstract class AccountDayCompliance : StorageCompliance
{
    // Midnight of 2 March in Kyiv.
    private static readonly DateTimeOffset Midnight = new(2026, 3, 1, 22, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Midnight.AddHours(-5));
    private readonly StagedPlatform platform = new();

    [Fact]
    public async Task Of_each_day_of_the_shop_what_was_read_last_stays()
    {
        await Storage.Execute("delete from account_days");

        await Read(1_200);
        clock.SetUtcNow(Midnight.AddMinutes(-1));
        await Read(1_204);
        clock.SetUtcNow(Midnight);
        await Read(1_203);
        platform.IsAway = true;
        clock.SetUtcNow(Midnight.AddHours(1));
        await Read(7);

        Assert.Equal(["2026-03-02 1203", "2026-03-01 1204"], await Days());
    }

    [Fact]
    public async Task What_was_read_earlier_and_comes_later_changes_nothing()
    {
        await Storage.Execute("delete from account_days");
        var (days, day) = (new AccountDays(Storage.Database), new DateOnly(2026, 3, 2));

        await days.Store(day, Of(1_203), Midnight.AddHours(2), Token);
        await days.Store(day, Of(1_100), Midnight.AddHours(1), Token);

        Assert.Equal(["2026-03-02 1203"], await Days());
    }

    [Fact]
    public async Task Without_an_account_nothing_is_kept()
    {
        await Storage.Execute("delete from account_days");

        await Job().Read(Token);

        Assert.Empty(await Days());
    }

    [Fact]
    public void A_table_is_read_by_spreadsheets() => Assert.Equal(
        "\uFEFFday,followers,follows,posts\r\n2026-03-01,1204,18,96\r\n",
        System.Text.Encoding.UTF8.GetString(AccountDayTable.Write(
        [
            new AccountDay
            {
                Day = "2026-03-01",
                Username = "invented.shop",
                Followers = 1_204,
                Follows = 18,
                Posts = 96,
                ReadAt = Midnight,
            },
        ])));

    private Task Read(long followers)
    {
        platform.Told = Of(followers);
        return Job().Read(Token);
    }

    private AccountDayJob Job() => new(
        platform, new AccountDays(Storage.Database), Options.Create(new ConversationOptions()), Storage.Locks(), clock,
        NullLogger<AccountDayJob>.Instance);

    private async Task<IEnumerable<string>> Days() =>
        (await new AccountDays(Storage.Database).From(new DateOnly(2026, 1, 1), Token)).Select(day => $"{day.Day} {day.Followers}");

    private static PlatformAccount Of(long followers) => new("invented.shop", followers, 18, 96);
}

public sealed class PostgresAccountDayTests(TestPostgres postgres) : AccountDayCompliance, IClassFixture<TestPostgres>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => PostgresStart.Or(postgres, retention);
}

public sealed class SqliteAccountDayTests(SqliteFile file) : AccountDayCompliance, IClassFixture<SqliteFile>
{
    internal override Task<TestStorage> Start(TimeSpan? retention) => file.Start(retention);
}
