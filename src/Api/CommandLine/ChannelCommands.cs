using MirtAi.Api.Http;
using MirtAi.Channels;
using MirtAi.Silo.Hosting;
using MirtAi.Silo.Settings;

namespace MirtAi.Api.CommandLine;

/// <summary>The commands of the channels, for instance <c>./mirt telegram info</c>.</summary>
internal static class ChannelCommands
{
    private const int Failed = 1;

    /// <summary>
    /// Runs the channel's command that the arguments begin with. Returns its exit code, or null if there is no such command.
    /// </summary>
    public static async Task<int?> Run(string[] args)
    {
        if (args is not [[not '-', ..] verb, .. var rest])
            return null;
        return await SettingsFaults.Guard<int?>(
            async () =>
            {
                using var host = Build();
                var command = host.Services.GetServices<IChannel>().SelectMany(channel => channel.Commands)
                    .FirstOrDefault(command => command.Verb == verb);
                return command is null ? null : await command.Run(rest, System.Console.Out, System.Console.Error);
            },
            Failed,
            System.Console.Error);
    }

    private static IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddDefaults().AddEnvironmentVariables().AddDotEnv(Path.Combine(Environment.CurrentDirectory, ".env"));
        builder.Configuration.IgnoreEmpty();
        builder.Services.AddChannels(builder.Configuration);
        return builder.Build();
    }
}
