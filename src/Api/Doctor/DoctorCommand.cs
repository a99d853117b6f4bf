using MirtAi.Api.Hosting;
using MirtAi.Channels;
using MirtAi.Silo.Settings;

namespace MirtAi.Api.Doctor;

/// <summary>
/// <c>./mirt doctor</c>: looks at everything that the service needs, without starting it, and says a line each: how it is, or what is wrong
/// and what to do.
/// </summary>
internal static class DoctorCommand
{
    private const int Good = 0, Faulty = 1, WrongUse = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>0 if all is well, 1 if anything is wrong, 2 for wrong use.</summary>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (!args.All(argument => argument.StartsWith("--", StringComparison.Ordinal)))
        {
            await errors.WriteLineAsync("usage: ./mirt doctor [--Setting:Name=value ...]");
            return WrongUse;
        }

        return await SettingsFaults.Guard(
            async () =>
            {
                await using var app = Service.Build([.. args, "--Logging:LogLevel:Default=Critical"]);
                return await Examine(app.Services, output);
            },
            Faulty,
            errors);
    }

    private static async Task<int> Examine(IServiceProvider services, TextWriter output)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var settings = SettingsFaults.Collect(services);
        if (settings.Count > 0)
        {
            await Write(output, settings.Select(fault => Finding.Fault("settings", fault)));
            return Faulty;
        }

        var isGood = await Write(output, [Finding.Good("settings", "complete")]);
        Func<Task<IReadOnlyList<Finding>>>[] checks =
        [
            () => DatabaseCheck.Run(services, patience.Token),
            () => ArrivalsCheck.Run(services, patience.Token),
            () => MachineCheck.Run(services, patience.Token),
            .. services.GetServices<IChannel>().Select(channel =>
                (Func<Task<IReadOnlyList<Finding>>>)(() => channel.Examine(patience.Token))),
            () => ModelsCheck.Run(services, patience.Token),
            () => DocumentStoreCheck.Run(services, patience.Token),
        ];
        foreach (var check in checks)
            isGood &= await Write(output, await check());
        return isGood ? Good : Faulty;
    }

    /// <summary>Whether none of them is a fault.</summary>
    private static async Task<bool> Write(TextWriter output, IEnumerable<Finding> findings)
    {
        var isGood = true;
        foreach (var finding in findings)
        {
            isGood &= !finding.IsFault;
            await output.WriteLineAsync($"{(finding.IsFault ? "FAULT" : "ok   ")} {finding.Part}: {finding.Text.ReplaceLineEndings(" ")}");
        }

        return isGood;
    }
}
