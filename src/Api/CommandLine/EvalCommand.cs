using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using MirtAi.Api.Http;
using MirtAi.Grains.LanguageModels;
using MirtAi.Silo.Catalog;
using MirtAi.Silo.Evaluation;
using MirtAi.Silo.Hosting;
using MirtAi.Silo.LanguageModels;
using MirtAi.Silo.LanguageModels.Providers;
using MirtAi.Silo.Settings;

namespace MirtAi.Api.CommandLine;

/// <summary><c>./mirt eval FILE...</c>: runs conversation cases through the pipeline that answers customers.</summary>
internal static class EvalCommand
{
    private const int Passed = 0, Failed = 1, Misused = 2;

    /// <summary>Runs it. Returns the exit code: 0 every case passes, 1 one fails, 2 wrong use or a faulty file.</summary>
    public static async Task<int> Run(string[] args)
    {
        if (EvalArguments.Parse(args) is not { } arguments)
            return await Misuse(EvalArguments.Usage);
        try
        {
            var earlier = arguments.Compare is { } file ? EvalReport.Read(file) : null;
            return await Run(CaseFile.Read(arguments.Files), arguments, earlier);
        }
        catch (Exception exception) when (exception is CaseFileException or ArgumentException)
        {
            return await Misuse(exception.Message);
        }
        catch (Exception exception) when (exception
            is CatalogException or TextsException or OptionsValidationException or IOException or UnauthorizedAccessException)
        {
            await System.Console.Error.WriteLineAsync(exception.Message);
            return Failed;
        }
    }

    private static async Task<int> Run(ImmutableArray<EvalCase> cases, EvalArguments arguments, EvalReport? earlier)
    {
        using var host = await SettingsFaults.Guard<IHost?>(
            () => Task.FromResult<IHost?>(Build(arguments.Provider)), null, System.Console.Error);
        if (host is null)
            return Failed;
        var runner = CaseRunner.Of(host.Services);
        var outcomes = ImmutableArray.CreateBuilder<CaseOutcome>(cases.Length);
        foreach (var one in cases)
            outcomes.Add(await runner.Run(one, CancellationToken.None));

        Tell(outcomes.ToImmutable(), arguments, earlier);
        return outcomes.All(outcome => outcome.Passes) ? Passed : Failed;
    }

    private static void Tell(ImmutableArray<CaseOutcome> outcomes, EvalArguments arguments, EvalReport? earlier)
    {
        var report = EvalReport.Of(outcomes);
        if (arguments.Failures is { } failures)
            FailureFile.Write(failures, outcomes);
        if (arguments.Report is { } file)
            report.Write(file);
        // The sum is the last line.
        if (earlier is not null)
            report.WriteChanges(earlier, System.Console.Out);
        OutcomeTable.Write(outcomes, System.Console.Out);
    }

    /// <exception cref="SettingsException">Some settings are wrong; all are named.</exception>
    private static IHost Build(string provider)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = Environment.CurrentDirectory });
        builder.Configuration.AddDefaults().AddEnvironmentVariables().AddDotEnv(Path.Combine(Environment.CurrentDirectory, ".env"));
        builder.Configuration.IgnoreEmpty();
        builder.Services.AddCatalog();
        builder.Services.AddConversations();
        if (provider == EvalArguments.Scripted)
            builder.Services.AddSingleton<IModelChain>(services => services.GetRequiredService<ModelChain>().None());
        else
            builder.Services.AddSingleton<IModelChain>(services => services.GetRequiredService<ModelChain>().Only(provider)
                ?? throw new ArgumentException($"the model \"{provider}\" is not configured; there is {Names(services)}"));
        var host = builder.Build();
        SettingsFaults.Check(host.Services);
        return host;
    }

    private static string Names(IServiceProvider services) =>
        string.Join(", ", services.GetRequiredService<ModelChain>().Titles.Prepend(EvalArguments.Scripted));

    private static async Task<int> Misuse(string message)
    {
        await System.Console.Error.WriteLineAsync(message);
        return Misused;
    }
}
