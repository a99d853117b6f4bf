using Orleans;

namespace MirtAi.Grains.Interfaces.Answers;

/// <summary>What became of an answer that was offered. The numbers are part of the contract and are never reused.</summary>
[GenerateSerializer, Alias("mirtai.answer-handover")]
public enum AnswerHandover
{
    /// <summary>No request waits for it, or the one that waited did not get it: it is to be sent.</summary>
    NotTaken = 0,

    /// <summary>The platform has it.</summary>
    Delivered = 1,

    /// <summary>The platform may have it.</summary>
    Unknown = 2,
}
