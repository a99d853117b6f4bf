using System.Text.Json.Serialization;

namespace MirtAi.Silo.Evaluation;

/// <summary>How reports of runs are written.</summary>
[JsonSerializable(typeof(EvalReport))]
internal sealed partial class EvalReportJson : JsonSerializerContext;
