namespace MirtAi.Grains.Understanding.Reading;

/// <summary>Why a proposed command is not carried out.</summary>
public enum DropCause
{
    /// <summary>There is no such command.</summary>
    Unknown = 0,

    /// <summary>The words that it quotes are not the customer's.</summary>
    Words = 1,

    /// <summary>A product that the catalogue has not, or that the customer cannot mean.</summary>
    Product = 2,

    /// <summary>A colour that the catalogue has not, or that the words do not name.</summary>
    Color = 3,

    /// <summary>A size or a height that the words do not name.</summary>
    Size = 4,

    /// <summary>A quantity or a sum that the words do not name.</summary>
    Amount = 5,

    /// <summary>A name, a town or a branch that the words do not name.</summary>
    Delivery = 6,

    /// <summary>A topic, a reason or another choice that does not exist, or that is missing.</summary>
    Value = 7,

    /// <summary>It makes no sense where the conversation stands.</summary>
    State = 8,

    /// <summary>The model is not sure enough for what it would do.</summary>
    Unsure = 9,

    /// <summary>The rules read the opposite in the same words.</summary>
    Contradicted = 10,

    /// <summary>The rules found something in the message that outweighs all commands.</summary>
    Outweighed = 11,
}
