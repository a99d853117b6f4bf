namespace MirtAi.Cluster.Processes;

/// <summary>The POSIX signals that we send to processes of our own.</summary>
public enum Signal
{
    /// <summary>SIGINT: for PostgreSQL a fast shutdown, for a service a graceful stop.</summary>
    Interrupt,

    /// <summary>SIGTERM: a graceful stop.</summary>
    Terminate,

    /// <summary>SIGKILL: the process gets no chance to do anything more.</summary>
    Kill,

    /// <summary>SIGSTOP: the process stands still until <see cref="Continue"/>, sockets open, as a zombie would.</summary>
    Suspend,

    /// <summary>SIGCONT.</summary>
    Continue,
}
