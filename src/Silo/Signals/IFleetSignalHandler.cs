namespace MirtAi.Silo.Signals;

/// <summary>Does what signals of one topic ask for.</summary>
internal interface IFleetSignalHandler
{
    /// <summary>The topic.</summary>
    string Topic { get; }

    /// <summary>There is work for the subject. Must return soon.</summary>
    void Handle(string subject);
}
