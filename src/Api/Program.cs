using MirtAi.Api.CommandLine;
using MirtAi.Api.Hosting;
using MirtAi.Api.Http;

return args switch
{
    ["eval", .. var rest] => await EvalCommand.Run(rest),
    ["health", .. var rest] => await HealthCommand.Run(rest),
    _ => await ChannelCommands.Run(args) ?? await StartupFaults.Run(() => Service.Build(args), Console.Error),
};
