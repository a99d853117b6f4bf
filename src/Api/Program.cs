using MirtAi.Api.CommandLine;
using MirtAi.Api.Doctor;
using MirtAi.Api.Hosting;
using MirtAi.Api.Http;

return args switch
{
    ["doctor", .. var rest] => await DoctorCommand.Run(rest, Console.Out, Console.Error),
    ["eval", .. var rest] => await EvalCommand.Run(rest),
    ["understand", .. var rest] => await UnderstandCommand.Run(rest, Console.Out, Console.Error),
    ["health", .. var rest] => await HealthCommand.Run(rest),
    _ => await ChannelCommands.Run(args) ?? await StartupFaults.Run(() => Service.Build(args), Console.Error),
};
