using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Grains.Catalog;
using MirtAi.Grains.LanguageModels;
using MirtAi.Grains.Sessions;
using MirtAi.Silo.Catalog;
using MirtAi.Silo.Evaluation;
using MirtAi.Silo.Hosting;
using MirtAi.Silo.LanguageModels;
using MirtAi.Silo.LanguageModels.Providers;
using MirtAi.Silo.Settings;

namespace MirtAi.Api.CommandLine;

/// <summary><c>./mirt eval FILE... [--provider NAME]</c>: runs conversation cases through the pipeline that answers customers.</summary>
internal static class EvalCommand
{
    private const int Passed = 0, Failed = 1, Misused = 2;
    private const string Scripted = "scripted";

    /// <summary>Runs it. Returns the exit code: 0 every case passes, 1 one fails, 2 wrong use or a faulty file.</summary>
    public static async Task<int> Run(string[] args)
    {
        if (Arguments(args) is not ({ Count: > 0 } files, { } provider))
            return await Misuse("usage: ./mirt eval FILE... [--provider NAME]");
        try
        {
            return await Run(CaseFile.Read(files), provider);
        }
        catch (Exception exception) when (exception is CaseFileException or ArgumentException)
        {
            return await Misuse(exception.Message);
        }
        catch (Exception exception) when (exception is CatalogException or TextsException or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Failed;
        }
    }

    private static async Task<int> Run(ImmutableArray<EvalCase> cases, string provider)
    {
        using var host = await SettingsFaults.Guard<IHost?>(() => Task.FromResult<IHost?>(Build(provider)), null, Console.Error);
        if (host is null)
            return Failed;
        var runner = new CaseRunner(host.Services.GetRequiredService<ITurnRunner>(), host.Services.GetRequiredService<ICatalog>());
        var outcomes = new List<CaseOutcome>(cases.Length);
        foreach (var one in cases)
            outcomes.Add(await runner.Run(one, CancellationToken.None));

        OutcomeTable.Write([.. outcomes], Console.Out);
        return outcomes.TrueForAll(outcome => outcome.Passes) ? Passed : Failed;
    }

    /// <exception cref="SettingsException">Some settings are wrong; all are named.</exception>
    private static IHost Build(string provider)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = Environment.CurrentDirectory });
        builder.Configuration.AddDefaults().AddEnvironmentVariables().AddDotEnv(Path.Combine(Environment.CurrentDirectory, ".env"));
        builder.Configuration.IgnoreEmpty();
        builder.Services.AddCatalog();
        builder.Services.AddConversations();
        if (provider == Scripted)
            builder.Services.AddSingleton<IModelChain>(services => services.GetRequiredService<ModelChain>().None());
        else
            builder.Services.AddSingleton<IModelChain>(services => services.GetRequiredService<ModelChain>().Only(provider)
                ?? throw new ArgumentException($"the model \"{provider}\" is not configured; there is {Names(services)}"));
        var host = builder.Build();
        SettingsFaults.Check(host.Services);
        return host;
    }

    private static string Names(IServiceProvider services) =>
        string.Join(", ", services.GetRequiredService<ModelChain>().Titles.Prepend(Scripted));

    /// <summary>The files and the model's name; null if the arguments make no sense.</summary>
    private static (List<string> Files, string Provider)? Arguments(string[] args)
    {
        var (files, provider) = (new List<string>(), Scripted);
        for (var index = 0; index < args.Length; index++)
        {
            if (args[index] == "--provider" && index + 1 < args.Length)
                provider = args[++index];
            else if (args[index].StartsWith("--", StringComparison.Ordinal))
                return null;
            else
                files.Add(args[index]);
        }

        return (files, provider);
    }

    private static async Task<int> Misuse(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return Misused;
    }
}
