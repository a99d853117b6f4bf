# syntax=docker/dockerfile:1
ARG DOTNET_VERSION=10.0

FROM mcr.microsoft.com/dotnet/sdk:${DOTNET_VERSION} AS build
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
WORKDIR /source
# Packages first: they change less often than the code, and this layer is kept while they do not.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/Api/Api.csproj src/Api/
COPY src/Channels/Channels.csproj src/Channels/
COPY src/Grains/Grains.csproj src/Grains/
COPY src/Grains.Interfaces/Grains.Interfaces.csproj src/Grains.Interfaces/
COPY src/Silo/Silo.csproj src/Silo/
RUN dotnet restore src/Api/Api.csproj -p:NuGetAudit=false
COPY src src
COPY data/understanding data/understanding
COPY sql sql
RUN dotnet publish src/Api/Api.csproj --configuration Release --no-restore --output /app -p:UseAppHost=false -p:NuGetAudit=false

FROM mcr.microsoft.com/dotnet/aspnet:${DOTNET_VERSION}
WORKDIR /app
COPY --from=build /app ./
# The catalogue and prompts; a volume over it replaces them.
COPY data data
# Nothing is written but to /tmp, so that the root file system can be read-only.
ENV Urls=http://+:8080 \
    Storage__Provider=postgres \
    DOTNET_EnableDiagnostics=0 \
    ASPNETCORE_HTTP_PORTS=
USER $APP_UID
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=4s --start-period=30s --retries=3 CMD ["dotnet", "MirtAi.Api.dll", "health"]
ENTRYPOINT ["dotnet", "MirtAi.Api.dll"]
