using System.Collections.Immutable;
using System.Reflection;

namespace MirtAi.Grains.Sale;

/// <summary>Everything that the shop may say. Each key has a text in every language.</summary>
public static class SpeechKeys
{
    public const string HelloByName = "hello.name", AskKnownHeight = "ask.height.known", AskWhichChild = "ask.height.several",
        DataKnown = "data.known";
    public const string Hello = "hello", Introduction = "introduction", HelloAgain = "hello.again", Restarted = "restarted", Help = "help";
    public const string AskNeed = "ask.need", AskModel = "ask.model", AskHeight = "ask.height", AskColor = "ask.color",
        AskWhichHeight = "ask.height.which", AskConfirmAge = "ask.age", AskColorAgain = "ask.color.again";
    public const string Choice = "choice", NotSold = "not.sold", Card = "product.card", Photos = "product.photos",
        PhotosMissing = "product.photos.none";
    public const string PriceOne = "price.one", PriceBySize = "price.by.size", PriceOfSize = "price.of.size", PriceList = "price.list";
    public const string SizeAdvised = "size.advised", SizeGeneral = "size.general", SizeSmallest = "size.smallest",
        SizeLargest = "size.largest";
    public const string SizeNotMade = "size.not.made", SizeList = "size.list", SizeOthers = "size.others", SizeBeyond = "size.beyond",
        SizeAnyway = "size.anyway", CategoryNotMade = "size.category.none", SizeHere = "size.here";
    public const string ColorList = "color.list", ColorNone = "color.none", ColorsNone = "color.none.several", ColorHere = "color.here",
        SoldOut = "color.sold.out";
    public const string Stock = "stock", Fabric = "fabric", Care = "care",
        Measurements = "measurements",
        MeasurementsBySize = "measurements.by.size", Video = "product.video", AskManager = "ask.manager";
    public const string Delivery = "faq.delivery", Payment = "faq.payment", Discount = "faq.discount", Exchange = "faq.exchange",
        Shop = "faq.shop", Made = "faq.made", Adult = "faq.adult";
    public const string DeliveryPrice = "faq.delivery.price", Abroad = "faq.abroad", Carrier = "faq.carrier", Courier = "faq.courier",
        Inspection = "faq.inspection", PrepaymentReason = "faq.prepayment", Instalments = "faq.instalments";
    public const string About = "product.about", Compare = "product.compare", NoMore = "choice.none", ChoiceMore = "choice.more",
        SizeGrowth = "size.growth", Removed = "order.removed", Here = "here";
    public const string Expensive = "objection.price", Hesitation = "objection.think", NotFit = "objection.fit", Refusal = "refusal";
    public const string Automatic = "automatic", Trust = "trust", YouAreWelcome = "welcome", Goodbye = "goodbye",
        SmallTalk = "smalltalk", Praise = "praise";
    public const string Offer = "offer", OfferConfirm = "offer.confirm", OfferReminder = "offer.reminder";
    public const string DataAsk = "data.ask", DataMissing = "data.missing", DataConfirm = "data.confirm", PaymentAsk = "payment.ask",
        WhichItem = "order.which", OrderSummary = "order.summary", OrderConfirm = "order.confirm", Correction = "order.correct",
        PhoneWrong = "data.phone", PaymentAskAgain = "payment.again";
    public const string OrderPlaced = "order.placed", OrderWithManager = "order.with.manager", ProofTaken = "proof.taken",
        ProofAwaited = "proof.awaited", PaymentDetails = "payment.requisites", RequisitesLater = "payment.requisites.later",
        PaymentLink = "payment.link",
        UpsellOffer = "upsell.offer", UpsellDone = "upsell.done";
    public const string ItemsSize = "items.size", ItemsColor = "items.color", ItemsFit = "items.fit", SizesAll = "size.all";
    public const string PaymentConfirmed = "payment.confirmed", PaymentRejected = "payment.rejected",
        OrderCancelled = "order.cancelled", OrderRefunded = "order.refunded";
    public const string ChoiceReminder = "remind.choice", FitReminder = "remind.fit", OfferRemind = "remind.offer",
        DeliveryReminder = "remind.delivery", PaymentReminder = "remind.payment";
    public const string ChoiceAgain = "remind.again.choice", FitAgain = "remind.again.fit", OfferAgain = "remind.again.offer",
        DeliveryAgain = "remind.again.delivery", PaymentAgain = "remind.again.payment";
    public const string OptedOut = "opted.out";
    public const string SubscriptionEnds = "subscription.ends", SubscriptionOver = "subscription.over",
        SubscriptionNone = "subscription.none";
    public const string NameTerm = "field.name", FirstNameTerm = "field.first", LastNameTerm = "field.last", PhoneTerm = "field.phone",
        CityTerm = "field.city", BranchTerm = "field.branch";
    public const string FullTerm = "method.full", PrepayTerm = "method.prepay";
    public const string PhotoRecognised = "photo.recognised", PhotoWhich = "photo.which", PhotoConfirm = "photo.confirm",
        PhotoAgain = "photo.again";
    public const string PhotoUnseen = "photo.unseen", PhotoToManager = "photo.manager", Voice = "media.voice", Sticker = "media.sticker";
    public const string Location = "media.location", Complaint = "complaint", DeliveryIssue = "complaint.delivery",
        Return = "complaint.return";
    public const string Manager = "manager", ManagerAlready = "manager.already", PaymentCheck = "payment.check", Wholesale = "wholesale";
    public const string Urgent = "urgent", OutOfDomain = "ood", Unknown = "unknown", UnknownEnd = "unknown.manager";
    public const string DocumentAnswer = "document.answer";
    public const string Interim = "interim", Closed = "hours.closed", ProofReminder = "remind.proof",
        LinkReminder = "remind.link";
    public const string CommentPrice = "comment.price", CommentSize = "comment.size", CommentSizes = "comment.sizes",
        CommentOneSize = "comment.onesize", CommentColors = "comment.colors", CommentFabric = "comment.fabric",
        CommentPayment = "comment.payment", CommentOrder = "comment.order", CommentAsk = "comment.ask", CommentThanks = "comment.thanks",
        CommentHeard = "comment.heard";

    /// <summary>All keys.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        .. typeof(SpeechKeys).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];
}
