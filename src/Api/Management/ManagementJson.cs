using System.Text.Json;
using System.Text.Json.Serialization;
using MirtAi.Api.Http;
using MirtAi.Silo.Comments;
using MirtAi.Silo.Comments.Followers;
using MirtAi.Silo.Comments.Insights;
using MirtAi.Silo.Comments.Months;
using MirtAi.Silo.Customers.Holds;
using MirtAi.Silo.Feeds;
using MirtAi.Silo.Orders;
using MirtAi.Silo.Replays;
using MirtAi.Silo.Storage.Queries;

namespace MirtAi.Api.Management;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(UtcTimeConverter)])]
[JsonSerializable(typeof(Listing<SessionSummary>))]
[JsonSerializable(typeof(SessionDetails))]
[JsonSerializable(typeof(Listing<TurnSummary>))]
[JsonSerializable(typeof(TurnView))]
[JsonSerializable(typeof(Listing<OutboxView>))]
[JsonSerializable(typeof(RetriedMessages))]
[JsonSerializable(typeof(Listing<SetAsideView>))]
[JsonSerializable(typeof(Listing<EscalationView>))]
[JsonSerializable(typeof(Listing<JobView>))]
[JsonSerializable(typeof(JobView))]
[JsonSerializable(typeof(Listing<JobRunView>))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(Listing<OrderView>))]
[JsonSerializable(typeof(OrderPatch))]
[JsonSerializable(typeof(ManagerRequest))]
[JsonSerializable(typeof(ProofRejection))]
[JsonSerializable(typeof(ManagerMessage))]
[JsonSerializable(typeof(TagPatch))]
[JsonSerializable(typeof(HoldRequest))]
[JsonSerializable(typeof(HoldView))]
[JsonSerializable(typeof(Listing<HoldView>))]
[JsonSerializable(typeof(LinkRequest))]
[JsonSerializable(typeof(SessionLinks))]
[JsonSerializable(typeof(ModelStatistics))]
[JsonSerializable(typeof(CommentListing))]
[JsonSerializable(typeof(IReadOnlyList<CommentTypeView>))]
[JsonSerializable(typeof(CommentPreview))]
[JsonSerializable(typeof(IReadOnlyList<CommentMonth>))]
[JsonSerializable(typeof(IReadOnlyList<AccountDay>))]
[JsonSerializable(typeof(IReadOnlyList<InsightDay>))]
[JsonSerializable(typeof(IReadOnlyList<PostInsights>))]
[JsonSerializable(typeof(CommentPatch))]
[JsonSerializable(typeof(CommentAnswerRequest))]
[JsonSerializable(typeof(OlderTypePatch))]
[JsonSerializable(typeof(OlderAnswerPatch))]
[JsonSerializable(typeof(Listing<CommentAnswerEntry>))]
[JsonSerializable(typeof(CommentPolicyBody))]
[JsonSerializable(typeof(Listing<MediaView>))]
[JsonSerializable(typeof(MediaChange))]
[JsonSerializable(typeof(ProblemBody))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(bool?))]
[JsonSerializable(typeof(DateOnly?))]
[JsonSerializable(typeof(string))]
internal sealed partial class ManagementJson : JsonSerializerContext;
