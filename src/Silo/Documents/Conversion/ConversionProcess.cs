using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.Options;

namespace MirtAi.Silo.Documents.Conversion;

/// <summary>
/// Converts in a process of its own, with a limit upon its memory, which is killed when its time is over. It knows none of the service's
/// settings.
/// </summary>
internal sealed class ConversionProcess(IOptions<DocumentOptions> options, TimeProvider clock) : IDocumentConverter
{
    /// <summary>Bytes that its objects may take: a file of the largest size and what is made of it.</summary>
    public const long MaxHeapBytes = 400L << 20;

    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    private static readonly string[] Inherited =
    [
        "PATH", "HOME", "TMPDIR", "LANG", "DOTNET_ROOT", "LD_LIBRARY_PATH", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "SystemRoot",
    ];

    private static readonly int MaxOutputBytes = Encoding.UTF8.GetMaxByteCount(new ConversionLimits().MaxCharacters);

    /// <inheritdoc/>
    public async Task<ConvertedDocument> Convert(string format, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.ConversionTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var process = Process.Start(Command(format, options.Value.ConversionTimeout))
            ?? throw new InvalidOperationException("No process was started.");
        // What a library or the runtime says in its last moments is for nobody.
        process.BeginErrorReadLine();
        try
        {
            var writing = Write(process.StandardInput.BaseStream, content, either.Token);
            var output = await Read(process.StandardOutput.BaseStream, either.Token);
            await writing;
            await process.WaitForExitAsync(either.Token);
            return Result(process.ExitCode, output);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, DocumentReasons.TooSlow);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static ConvertedDocument Result(int exitCode, byte[]? output) => (exitCode, output) switch
    {
        (_, null) => new(null, DocumentReasons.TooLarge),
        (0, _) => new(Encoding.UTF8.GetString(output), null),
        (ConversionCommand.NotRead, _) when Encoding.UTF8.GetString(output) is var reason && DocumentReasons.All.Contains(reason) =>
            new(null, reason),
        // It did not live to say why: its memory or its stack was too small.
        _ => new(null, DocumentReasons.TooLarge),
    };

    private static async Task Write(Stream input, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await input.WriteAsync(content, cancellationToken);
            await input.DisposeAsync();
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code says why.
        }
    }

    /// <summary>What it writes, null if that is more than it may be.</summary>
    private static async Task<byte[]?> Read(Stream output, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        var buffer = new byte[64 << 10];
        while (await output.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (text.Length + read > MaxOutputBytes)
                return null;
            text.Write(buffer, 0, read);
        }

        return text.ToArray();
    }

    /// <summary>The same runtime and libraries as this process, whichever program it is.</summary>
    internal static ProcessStartInfo Command(string format, TimeSpan time)
    {
        var program = Assembly.GetEntryAssembly()?.GetName().Name ?? throw new InvalidOperationException("There is no entry assembly.");
        var folder = AppContext.BaseDirectory;
        var start = new ProcessStartInfo(Host())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        foreach (var argument in new[]
                 {
                     "exec", "--depsfile", Path.Combine(folder, program + ".deps.json"),
                     "--runtimeconfig", Path.Combine(folder, program + ".runtimeconfig.json"),
                     typeof(ConversionProcess).Assembly.Location, ConversionCommand.Name, format,
                     ((int)Math.Ceiling((time + Margin).TotalSeconds)).ToString(CultureInfo.InvariantCulture),
                 })
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var name in Inherited)
            if (Environment.GetEnvironmentVariable(name) is { } value)
                start.Environment[name] = value;
        start.Environment["DOTNET_GCHeapHardLimit"] = MaxHeapBytes.ToString("X", provider: null);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }

    private static string Host()
    {
        if (Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet")
            return path;
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
    }
}
