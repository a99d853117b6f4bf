using MirtAi.Silo.Documents.Conversion;
using MirtAi.Silo.Hosting;

namespace MirtAi.Silo;

/// <summary>
/// A process of the fleet without HTTP: grains, jobs and delivery. The API hosts the same beside its endpoints. It also converts one
/// document when another process asks for that.
/// </summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args is [ConversionCommand.Name, var format, var seconds]
        ? ConversionCommand.Run(format, seconds)
        : Host(args);

    private static Task<int> Host(string[] args) => WorkerSilo.Run(args, Console.Out, Console.Error);
}
