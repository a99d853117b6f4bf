using Microsoft.AspNetCore.Mvc;
using MirtAi.Api.Http;
using MirtAi.Storage.Queries;

namespace MirtAi.Api.Management;

/// <summary>The parameters of every list.</summary>
internal sealed record ListParameters(
    [FromQuery(Name = "page")] int? Page,
    [FromQuery(Name = "pageSize")] int? PageSize)
{
    /// <summary>The page, or what is wrong with it.</summary>
    public Problem? TryRead(out PageRequest request)
    {
        request = new PageRequest(Page ?? 1, PageSize ?? PageRequest.DefaultPageSize);
        if (request.Page < 1)
            return Problem.BadRequest("page: must be 1 or more.");
        return request.PageSize is < 1 or > PageRequest.MaxPageSize
            ? Problem.BadRequest($"pageSize: must be 1 to {PageRequest.MaxPageSize}.")
            : null;
    }
}
