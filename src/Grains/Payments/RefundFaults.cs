namespace MirtAi.Grains.Payments;

/// <summary>Why a refund cannot be asked for, as it is shown.</summary>
public static class RefundFaults
{
    /// <summary>Nothing was paid, or the payment was not made here.</summary>
    public const string Unpaid = "unpaid";

    /// <summary>Less than nothing, more than is left, or finer than the currency.</summary>
    public const string Amount = "amount";

    /// <summary>Another refund of the payment is being made.</summary>
    public const string Running = "running";

    /// <summary>The payment has had as many refunds as are kept.</summary>
    public const string TooMany = "too_many";

    /// <summary>The provider is off, or not set up for refunds.</summary>
    public const string Off = "off";

    /// <summary>The provider refunds only the whole payment.</summary>
    public const string Whole = "whole";

    /// <summary>The provider must be told where the money goes, and was not.</summary>
    public const string Address = "address";

    /// <summary>Another refund was asked for with the same id.</summary>
    public const string OtherRequest = "other_request";
}
