using System.Diagnostics;
using MirtAi.Cluster.Processes;

namespace MirtAi.Silo.Tests.Documents;

/// <summary>Files that LibreOffice writes of a page or a table, where it is installed.</summary>
internal static class OfficeFiles
{
    public const string Missing = "soffice (libreoffice-writer-nogui, libreoffice-calc-nogui), which writes real files, is not installed";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static string? Program { get; } = Programs.Find("soffice");

    /// <summary>What LibreOffice makes of a source.</summary>
    /// <param name="name">The source's name; its ending says what it is.</param>
    /// <param name="source">The source.</param>
    /// <param name="to">The ending of the file, with the name of the filter if there are several.</param>
    /// <param name="reading">How the source is read, of a table of separated values; empty for a page.</param>
    public static async Task<byte[]> Convert(string name, string source, string to, string reading = "")
    {
        var folder = Directory.CreateTempSubdirectory("office").FullName;
        try
        {
            var file = Path.Combine(folder, name);
            await File.WriteAllTextAsync(file, source, TestContext.Current.CancellationToken);
            string[] arguments =
            [
                // Its own profile: several may run at a time, and none reads the user's.
                $"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
                .. reading.Length > 0 ? [$"--infilter={reading}"] : Array.Empty<string>(),
                "--convert-to", to, "--outdir", folder, file,
            ];
            using var office = Process.Start(new ProcessStartInfo(Program!, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var told = office.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            try
            {
                await office.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TimeProvider.System);
            }
            finally
            {
                if (!office.HasExited)
                    office.Kill(entireProcessTree: true);
            }

            var made = Path.ChangeExtension(file, to.Split(':')[0]);
            Assert.True(File.Exists(made), await told);
            return await File.ReadAllBytesAsync(made, TestContext.Current.CancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
