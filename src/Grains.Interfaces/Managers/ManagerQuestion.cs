using Orleans;

namespace MirtAi.Grains.Interfaces.Managers;

/// <summary>What a manager asks in the managers' chat. The numbers are part of the contract and are never reused.</summary>
[GenerateSerializer, Alias("mirtai.manager-question")]
public enum ManagerQuestion
{
    /// <summary>Which commands there are.</summary>
    Help = 0,

    /// <summary>The customer's newest order.</summary>
    Order = 1,

    /// <summary>The last lines of the conversation.</summary>
    History = 2,

    /// <summary>Which canned answers there are.</summary>
    CannedAnswers = 3,

    /// <summary>A command that is not known: the manager is told, and nothing is done.</summary>
    Unknown = 4,
}
