//! The tenant and those who sign in to it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Policy, Preferences, UserId, WorkspaceId};

/// A person's own space or an organisation's. Every row belongs to exactly one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Workspace {
    pub id: WorkspaceId,
    pub name: String,
    pub policy: Policy,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Owner,
    Admin,
    Agent,
    Member,
}

/// Someone who signs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct User {
    pub id: UserId,
    pub workspace_id: WorkspaceId,
    pub name: String,
    pub role: Role,
    /// IANA zone, such as `Europe/Madrid`.
    pub zone: String,
    /// ISO 639-1 code, such as `en`.
    pub language: String,
    /// Not shown beside the rest: they have an endpoint of their own.
    #[serde(skip)]
    pub preferences: Preferences,
}
