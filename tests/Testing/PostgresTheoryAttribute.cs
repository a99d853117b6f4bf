using System.Runtime.CompilerServices;
using Xunit;

namespace MirtAi.Testing;

/// <summary>A theory that needs a real PostgreSQL, and is skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = TestPostgres.Reason;
        SkipUnless = nameof(TestPostgres.IsAvailable);
        SkipType = typeof(TestPostgres);
    }
}
