using System.Diagnostics;

namespace MirtAi.Cluster.Processes;

/// <summary>Puts util-linux's setsid and setpriv, where they exist, before a command: own session, account, and fate.</summary>
internal static class ChildStart
{
    internal static ProcessStartInfo For(ChildCommand command)
    {
        var words = Words(command).ToList();
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            WorkingDirectory = command.WorkingDirectory ?? "",
            RedirectStandardInput = command.OnLine is not null,
            RedirectStandardOutput = command.OnLine is not null,
            RedirectStandardError = command.OnLine is not null,
        };
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        return start;
    }

    private static IEnumerable<string> Words(ChildCommand command)
    {
        if (!command.Foreground && Programs.Find("setsid") is { } setsid)
            yield return setsid;
        if (Programs.Find("setpriv") is { } setpriv)
        {
            yield return setpriv;
            yield return $"--pdeathsig={Name(command.OnOurDeath)}";
            if (command.Account is { } account)
                foreach (var option in (string[])[$"--reuid={account}", $"--regid={Programs.Group(account)}", "--clear-groups"])
                    yield return option;
        }

        yield return command.Program;
        foreach (var argument in command.Arguments)
            yield return argument;
    }

    private static string Name(Signal signal) => signal switch
    {
        Signal.Interrupt => "INT",
        Signal.Kill => "KILL",
        _ => "TERM",
    };
}
