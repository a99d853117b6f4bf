using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MirtAi.Api.Hosting;
using MirtAi.Channels;
using MirtAi.Grains.Sale;
using MirtAi.Silo.Hosting;
using MirtAi.Silo.Storage;

namespace MirtAi.Api.Tests.Http;

/// <summary>What the code can be told, what <c>.env.example</c> lists, and what <c>README.md</c> says of it are the same.</summary>
public sealed partial class EnvExampleTests
{
    private static readonly Assembly[] Parts =
        [typeof(Service).Assembly, typeof(StorageOptions).Assembly, typeof(IChannel).Assembly, typeof(ConversationOptions).Assembly];

    /// <summary>Settings that are read by their names, with the defaults that the README states.</summary>
    private static readonly Dictionary<string, string> Single = new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development with `./mirt run`",
        ["Urls"] = "http://127.0.0.1:8080",
        ["Admin:Token"] = "made in Development",
        ["Logging:LogLevel:Default"] = "Information",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "-",
        ["OTEL_SERVICE_NAME"] = "mirtai",
    };

    /// <summary>Defaults that depend on something and so are null in the options class.</summary>
    private static readonly Dictionary<string, string> Dependent = new()
    {
        ["Chat:Enabled"] = "only in Development",
        ["Orleans:Dashboard"] = "only in Development",
        ["Orleans:SiloPort"] = "a free one, or 11111",
        ["Shutdown:Delay"] = "00:00:02, none in Development",
        ["Storage:ConnectionString"] = "Data Source=data/mirt.db",
        ["Telegram:Mode"] = "webhook with a `Telegram:WebhookSecret`, else polling",
    };

    [Fact]
    public async Task The_example_lists_every_setting_once_without_a_value()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(ServiceAssembly.Root, ".env.example"), TestContext.Current.CancellationToken);

        var listed = lines.Where(line => line.Length > 0 && line[0] != '#').ToArray();
        Assert.All(listed, line => Assert.EndsWith("=", line, StringComparison.Ordinal));
        Assert.Equal(
            Settings().Keys.Order(StringComparer.Ordinal),
            listed.Select(line => line[..^1].Replace("__", ":", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_example_says_one_line_about_each_setting()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(ServiceAssembly.Root, ".env.example"), TestContext.Current.CancellationToken);

        Assert.All(
            lines.Index().Where(line => line.Item.EndsWith('=')), line =>
                Assert.StartsWith("# ", lines[line.Index - 1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_readme_states_every_setting_with_its_default()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(ServiceAssembly.Root, "README.md"), TestContext.Current.CancellationToken);

        var stated = Row.Matches(readme).ToDictionary(row => row.Groups["key"].Value, row => row.Groups["default"].Value.Trim());

        Assert.Equal(
            Settings().OrderBy(setting => setting.Key, StringComparer.Ordinal),
            stated.OrderBy(setting => setting.Key, StringComparer.Ordinal));
    }

    private static Dictionary<string, string> Settings()
    {
        var settings = new Dictionary<string, string>(Single);
        // What is abstract or static holds no settings: it only looks at them.
        foreach (var type in Parts.SelectMany(part => part.GetTypes()).Where(type => !type.IsAbstract))
            if (type.GetField("Section", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static) is { IsLiteral: true } section)
                Add(settings, (string)section.GetRawConstantValue()!, type);
        foreach (var window in Windows())
            settings[$"MessagingWindows:{window.Setting}"] = Text(window.Default);
        return settings;
    }

    private static ImmutableArray<MessagingWindow> Windows()
    {
        IConfiguration nothing = new ConfigurationBuilder().Build();
        using var services = new ServiceCollection().AddSingleton(nothing).AddChannels(nothing).BuildServiceProvider();
        return services.GetRequiredService<MessagingWindowSettings>().All;
    }

    private static void Add(Dictionary<string, string> settings, string section, Type type)
    {
        var defaults = Activator.CreateInstance(type, nonPublic: true);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }))
        {
            var key = $"{section}:{property.Name}";
            if (ElementOf(property.PropertyType) is not { } element)
                settings[key] = Dependent.GetValueOrDefault(key) ?? Text(property.GetValue(defaults));
            else if (element.IsClass && element != typeof(string))
                Add(settings, key + ":0", element);
            else
                settings[key + ":0"] = Text(null);
        }
    }

    private static Type? ElementOf(Type type) =>
        type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type) ? null
        : type.IsArray ? type.GetElementType()
        : type.GetGenericArguments()[^1];

    private static string Text(object? value) => value switch
    {
        null => "-",
        bool flag => flag ? "true" : "false",
        Enum choice => choice.ToString().ToLowerInvariant(),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    [GeneratedRegex(@"^\| `(?<key>[A-Za-z_:0-9]+)` \| (?<default>[^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex Row { get; }
}
