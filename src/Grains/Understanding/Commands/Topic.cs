namespace MirtAi.Grains.Understanding.Commands;

/// <summary>What a question about the shop is about.</summary>
public enum Topic
{
    /// <summary>How goods are sent.</summary>
    Delivery = 0,

    /// <summary>How long they are on their way.</summary>
    DeliveryTime = 1,

    /// <summary>What sending them costs.</summary>
    DeliveryPrice = 2,

    /// <summary>Sending them to another country.</summary>
    Abroad = 3,

    /// <summary>Another carrier.</summary>
    Carrier = 4,

    /// <summary>To the door.</summary>
    Courier = 5,

    /// <summary>The ways of payment.</summary>
    Payment = 6,

    /// <summary>Whether, why and how much is paid beforehand.</summary>
    Prepayment = 7,

    /// <summary>Looking at the goods before they are paid.</summary>
    Inspection = 8,

    /// <summary>Something that only a person can tell, such as gift wrapping or a certificate.</summary>
    Other = 9,

    /// <summary>Paying by instalments.</summary>
    Instalments = 10,
}
