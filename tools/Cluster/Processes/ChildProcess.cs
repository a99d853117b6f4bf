using System.Diagnostics;

namespace MirtAi.Cluster.Processes;

/// <summary>
/// A process that we started. It stands in a session of its own, so that a Ctrl-C reaches only us and we decide the order
/// in which things stop, and it is told when we die.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan LastLines = TimeSpan.FromSeconds(1);

    private readonly Process process;
    private readonly TaskCompletionSource<int> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process) => this.process = process;

    public int Pid { get; private set; }

    /// <summary>Completes with the exit code (128 + signal when killed by one), after the last line of output was handed on.</summary>
    public Task<int> Exited => exited.Task;

    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static Task<ChildProcess> StartAsync(ChildCommand command)
    {
        var started = new TaskCompletionSource<ChildProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        // A thread for each child, as long as it lives: Linux sends the "parent died" signal when the *thread* that
        // started the child ends, which on a pool thread could be at any moment.
        new Thread(() => Run(command, started)) { IsBackground = true, Name = $"child {command.Program}" }.Start();
        return started.Task;
    }

    /// <summary>False when it has ended already.</summary>
    public bool Send(Signal signal) => !exited.Task.IsCompleted && Signals.Send(Pid, signal);

    /// <summary>SIGTERM (or another polite signal), and SIGKILL when that did not end it in time. The exit code.</summary>
    public async Task<int> StopAsync(TimeSpan patience, Signal signal = Signal.Terminate)
    {
        Send(signal);
        await Task.WhenAny(Exited, Task.Delay(patience, TimeProvider.System));
        return Exited.IsCompleted ? await Exited : await KillAsync();
    }

    /// <summary>SIGKILL.</summary>
    public Task<int> KillAsync()
    {
        Send(Signal.Kill);
        return Exited;
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private static void Run(ChildCommand command, TaskCompletionSource<ChildProcess> started)
    {
        using var process = new Process { StartInfo = ChildStart.For(command) };
        var child = new ChildProcess(process);
        try
        {
            process.Start();
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            started.SetException(e);
            return;
        }

        child.Pid = process.Id;
        if (command.OnLine is { } onLine)
        {
            process.StandardInput.Close();
            Task[] readers = [ReadAsync(process.StandardOutput, onLine), ReadAsync(process.StandardError, onLine)];
            started.SetResult(child);
            child.Wait();
            // A grandchild may hold the pipe open: its lines are not worth waiting for.
            Task.WaitAll(readers, LastLines);
        }
        else
        {
            started.SetResult(child);
            child.Wait();
        }

        child.exited.SetResult(process.ExitCode);
    }

    // With a time limit, unlike without one, the framework does not wait for the pipes to close.
    private void Wait()
    {
        while (!this.process.WaitForExit(int.MaxValue))
        {
        }
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> onLine)
    {
        try
        {
            while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
                onLine(line);
        }
        catch (Exception e) when (e is ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The child is gone and its pipe with it.
        }
    }
}
