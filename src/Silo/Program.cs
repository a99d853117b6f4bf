using MirtAi.Silo.Hosting;

namespace MirtAi.Silo;

/// <summary>A process of the fleet without HTTP: grains, jobs and delivery. The API hosts the same beside its endpoints.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => WorkerSilo.Run(args, Console.Out, Console.Error);
}
