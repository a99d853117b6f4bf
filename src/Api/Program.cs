using MirtAi.Api.CommandLine;
using MirtAi.Api.Hosting;
using MirtAi.Api.Http;

return args switch
{
    ["telegram", .. var rest] => await TelegramCommand.Run(rest),
    ["eval", .. var rest] => await EvalCommand.Run(rest),
    ["health", .. var rest] => await HealthCommand.Run(rest),
    _ => await StartupFaults.Run(() => Service.Build(args), Console.Error),
};
